package io.github.alvinn4j.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The option of the commands that drive with one model or with several at once.
final class ModelsOption {
  /// More would not fit into a tick of a Raspberry Pi with room to spare.
  private static final int MOST = 8;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = {
        "The model that steers; given several times,",
        "all think and the most reliable one steers.",
        "Default: " + ModelOption.DEFAULT + "."
      })
  private List<Path> models = new ArrayList<>();

  /// Whether a model was named.
  boolean given() {
    return !models.isEmpty();
  }

  /// Reads them in the order they were given.
  Models read() {
    if (models.size() > MOST) {
      throw new UsageException(
          "--model given %d times, expected 1..%d".formatted(models.size(), MOST));
    }
    List<Path> files = models.isEmpty() ? List.of(Home.file(ModelOption.DEFAULT)) : models;
    return new Models(files.stream().map(Home::given).map(NamedModel::read).toList());
  }
}
