package io.github.alvinn4j.cli;

import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.RetinaSettings;

/// What is trained where a person says nothing else.
///
/// @param retina how the network sees
/// @param hidden number of hidden units
/// @param settings how it learns
record Recipe(RetinaSettings retina, int hidden, TrainingSettings settings) {
  /// For recorded drives: few frames, taps of a thumb for labels.
  static final Recipe DRIVES =
      new Recipe(RetinaSettings.TWO_PLANES, 16, TrainingSettings.AUGMENTED);

  /// For linear regression, the baseline.
  static final Recipe LINEAR = new Recipe(RetinaSettings.STANDARD, 5, TrainingSettings.LINEAR);

  /// For the simulator's expert: ALVINN's network. The expert's labels are exact: nothing to
  /// smooth. A mirror shows each bend the other way round. The last round serves validation.
  ///
  /// @param rounds demonstrated laps of each track, both ways
  static Recipe demonstrations(int rounds) {
    return new Recipe(
        RetinaSettings.STANDARD,
        5,
        new TrainingSettings(0.02f, 0.95f, 0.9f, 60, 15, 1.0 / rounds, 0, true));
  }
}
