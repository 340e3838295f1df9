package io.github.alvinn4j.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of a drive that teaches.
final class LearningOption {
  private static final String READY = "when-ready";
  private static final String SAVE = "models/learned.safetensors";
  private static final double MOST_SECONDS = 36_000;

  @Option(
      names = "--learn",
      description = {
        "Learn from who drives: a person with a gamepad, or the simulator's expert.",
        "Begins with a network that knows nothing, or with --model."
      })
  private boolean learn;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where --learn puts the model; replaced if it is there. Default: " + SAVE + ".")
  private Optional<Path> save;

  @Option(
      names = "--hand-over",
      paramLabel = "WHEN",
      description = {
        "With --learn: give the wheel to the network after so many seconds, or when-ready.",
        "A gamepad's right shoulder button gives it and takes it back at any time."
      })
  private Optional<String> handOver;

  @Option(
      names = "--correct",
      description = "With --learn: the simulator's expert puts a network right that strays.")
  private boolean correct;

  boolean given() {
    return learn;
  }

  /// What was asked for; empty without `--learn`.
  ///
  /// @param fromModel whether a model to go on from was named
  /// @throws UsageException if the options do not fit each other, or the file cannot be written
  Optional<LearningPlan> plan(boolean fromModel) {
    if (!learn) {
      if (save.isPresent() || handOver.isPresent() || correct) {
        throw new UsageException("--save, --hand-over and --correct, expected --learn with them");
      }
      return Optional.empty();
    }
    Path file = save.orElseGet(() -> Home.file(SAVE));
    SafeFile.requireWritable(file);
    boolean ready = handOver.filter(READY::equals).isPresent();
    return Optional.of(
        new LearningPlan(
            file,
            fromModel,
            ready ? Optional.empty() : handOver.map(LearningOption::seconds),
            ready,
            correct));
  }

  private static double seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      if (seconds >= 0 && seconds <= MOST_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "--hand-over = %s, expected seconds of 0..%.0f or %s".formatted(text, MOST_SECONDS, READY));
  }
}
