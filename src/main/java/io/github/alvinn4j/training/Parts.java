package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;

/// What of a drive is learned from, and what only decides when to stop.
///
/// @param learned with smoothed labels, and mirror copies if they are asked for
/// @param validation with smoothed labels; empty if there is none
record Parts(Patterns learned, Patterns validation) {
  /// Splits first, then smooths: labels must not leak from one part into the other.
  ///
  /// @param set consecutive frames, not modified
  /// @param network what they are for
  /// @throws IllegalArgumentException if the frames do not fit the network or are too few to split
  static Parts of(TrainingSettings settings, TrainingSet set, FloatNetwork network) {
    if (set.pixels() != network.inputs()) {
      throw new IllegalArgumentException(
          "frames of %d pixels, expected the network's %d inputs"
              .formatted(set.pixels(), network.inputs()));
    }
    TrainingSet learned =
        set.withoutLast(settings.validationShare()).smoothed(settings.smoothingFrames());
    TrainingSet validation =
        set.last(settings.validationShare()).smoothed(settings.smoothingFrames());
    if (learned.size() == 0 || (validation.size() == 0 && settings.validationShare() > 0)) {
      throw new IllegalArgumentException(
          "frames = %d, expected enough for a training and a validation part"
              .formatted(set.size()));
    }
    if (settings.mirrorCopies()) {
      learned = learned.followedBy(learned.mirrored());
    }
    return new Parts(
        new Patterns(learned, network.outputs()), new Patterns(validation, network.outputs()));
  }
}
