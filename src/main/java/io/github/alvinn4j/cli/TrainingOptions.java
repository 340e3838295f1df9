package io.github.alvinn4j.cli;

import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.ArrayList;
import java.util.List;
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
      description = "Hidden units. Default: 16; 5 for demonstrations.")
  private Optional<Integer> hidden;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      defaultValue = "30",
      description = "Output units of a hill. Default: ${DEFAULT-VALUE}.")
  private int outputs;

  @Option(
      names = "--colour-term",
      paramLabel = "TERM",
      split = ",",
      description =
          "What a pixel becomes: ${COMPLETION-CANDIDATES}; several, with commas between, make as"
              + " many planes. Default: LUMA,YELLOW; NORMALISED_BLUE for demonstrations and"
              + " LINEAR.")
  private List<ColourTerm> colourTerms = new ArrayList<>();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the frames at most. Default: 60; 100 if LINEAR.")
  private Optional<Integer> epochs;

  @Mixin private DescentOptions descent;
  @Mixin private AugmentationOptions augmentation;

  ModelKind kind() {
    return kind;
  }

  int hidden(Recipe recipe) {
    return hidden.orElse(recipe.hidden());
  }

  int outputs() {
    return outputs;
  }

  void requireSane() {
    hidden.ifPresent(units -> Range.check("--hidden", units, 1, MAX_HIDDEN));
    Range.check("--outputs", outputs, 2, io.github.alvinn4j.steering.SteeringAxis.MAX_UNITS);
  }

  /// The retina with what the person changed.
  ///
  /// @throws UsageException if the colour terms cannot be planes of one retina
  RetinaSettings retina(Recipe recipe) {
    RetinaSettings usual = recipe.retina();
    try {
      return new RetinaSettings(
          usual.rows(),
          usual.columns(),
          usual.regionTopPercent(),
          usual.regionBottomPercent(),
          colourTerms.isEmpty() ? usual.colourTerms() : colourTerms,
          usual.clipPercent());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--colour-term: " + e.getMessage(), e);
    }
  }

  /// The settings with what the person changed.
  ///
  /// @throws UsageException if a number is out of range
  TrainingSettings settings(Recipe recipe) {
    TrainingSettings usual = recipe.settings();
    try {
      return descent
          .settings(usual)
          .with(augmentation.augmentation(usual.augmentation()))
          .withEpochs(epochs.orElse(usual.maxEpochs()), usual.patienceEpochs());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /// The settings for people and for training again.
  static Map<String, String> describe(TrainingSettings settings) {
    Map<String, String> text = new TreeMap<>();
    DescentOptions.describe(settings, text);
    AugmentationOptions.describe(settings.augmentation(), text);
    text.put("max_epochs", Integer.toString(settings.maxEpochs()));
    text.put("patience_epochs", Integer.toString(settings.patienceEpochs()));
    text.put("validation_share", Double.toString(settings.validationShare()));
    text.put("smoothing_frames", Integer.toString(settings.smoothingFrames()));
    text.put("mirror_copies", Boolean.toString(settings.mirrorCopies()));
    return text;
  }
}
