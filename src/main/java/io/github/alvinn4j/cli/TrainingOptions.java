package io.github.alvinn4j.cli;

import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is trained and how; every option has a default that does well.
final class TrainingOptions {
  private static final int MAX_HIDDEN = 1024;

  @Option(
      names = "--model-kind",
      paramLabel = "KIND",
      defaultValue = "HILL",
      description =
          "${COMPLETION-CANDIDATES}: a network with a hill of outputs, one with a single linear"
              + " output, or linear regression. Default: ${DEFAULT-VALUE}.")
  private ModelKind kind;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      defaultValue = "5",
      description = "Hidden units. Default: ${DEFAULT-VALUE}.")
  private int hidden;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      defaultValue = "30",
      description = "Output units of a hill. Default: ${DEFAULT-VALUE}.")
  private int outputs;

  @Option(
      names = "--colour-term",
      paramLabel = "TERM",
      description = "What a pixel becomes: ${COMPLETION-CANDIDATES}. Default: NORMALISED_BLUE.")
  private Optional<ColourTerm> colourTerm;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the frames at most. Default: 100; 60 for demonstrations.")
  private Optional<Integer> epochs;

  @Mixin private DescentOptions descent;

  ModelKind kind() {
    return kind;
  }

  int hidden() {
    return hidden;
  }

  int outputs() {
    return outputs;
  }

  void requireSane() {
    Range.check("--hidden", hidden, 1, MAX_HIDDEN);
    Range.check("--outputs", outputs, 2, io.github.alvinn4j.steering.SteeringAxis.MAX_UNITS);
  }

  RetinaSettings retina() {
    RetinaSettings standard = RetinaSettings.STANDARD;
    return new RetinaSettings(
        standard.rows(),
        standard.columns(),
        standard.regionTopPercent(),
        standard.regionBottomPercent(),
        colourTerm.orElse(standard.colourTerm()),
        standard.clipPercent());
  }

  /// The settings with what the person changed.
  ///
  /// @throws UsageException if a number is out of range
  TrainingSettings settings(TrainingSettings defaults) {
    try {
      return descent
          .settings(defaults)
          .withEpochs(epochs.orElse(defaults.maxEpochs()), defaults.patienceEpochs());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /// The settings for people and for training again.
  static Map<String, String> describe(TrainingSettings settings) {
    Map<String, String> text = new TreeMap<>();
    DescentOptions.describe(settings, text);
    text.put("max_epochs", Integer.toString(settings.maxEpochs()));
    text.put("patience_epochs", Integer.toString(settings.patienceEpochs()));
    text.put("validation_share", Double.toString(settings.validationShare()));
    text.put("smoothing_frames", Integer.toString(settings.smoothingFrames()));
    text.put("mirror_copies", Boolean.toString(settings.mirrorCopies()));
    return text;
  }
}
