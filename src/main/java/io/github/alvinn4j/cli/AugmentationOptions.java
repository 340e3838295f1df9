package io.github.alvinn4j.cli;

import io.github.alvinn4j.training.Augmentation;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How frames are varied each time they are learned.
final class AugmentationOptions {
  @Option(
      names = "--shift-columns",
      paramLabel = "N",
      description =
          "Each view is shifted by up to N retina columns to either side. Default: 2; 0 for"
              + " demonstrations and LINEAR.")
  private Optional<Integer> shiftColumns;

  @Option(
      names = "--steering-per-column",
      paramLabel = "X",
      description =
          "What a shift of one column adds to the label. Default: 0.03; 0 for demonstrations and"
              + " LINEAR.")
  private Optional<Float> steeringPerColumn;

  @Option(
      names = "--silent-inputs",
      paramLabel = "P",
      description =
          "Probability that an input is silent while learning. Default: 0.5; 0 for demonstrations"
              + " and LINEAR.")
  private Optional<Float> silentInputs;

  /// The augmentation with what the person changed.
  ///
  /// @throws IllegalArgumentException if a number is out of range
  Augmentation augmentation(Augmentation defaults) {
    return new Augmentation(
        shiftColumns.orElse(defaults.shiftColumns()),
        steeringPerColumn.orElse(defaults.steeringPerColumn()),
        silentInputs.orElse(defaults.silentInputs()));
  }

  /// The augmentation for people and for training again; what is not used is not named.
  static void describe(Augmentation augmentation, Map<String, String> text) {
    if (augmentation.shiftColumns() != 0) {
      text.put("shift_columns", Integer.toString(augmentation.shiftColumns()));
      text.put("steering_per_column", Float.toString(augmentation.steeringPerColumn()));
    }
    if (augmentation.silentInputs() != 0) {
      text.put("silent_inputs", Float.toString(augmentation.silentInputs()));
    }
  }
}
