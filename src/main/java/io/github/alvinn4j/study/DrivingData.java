package io.github.alvinn4j.study;

import io.github.alvinn4j.training.TrainingSet;

/// Driving that is learned from and driving that is only examined.
///
/// @param name for a legend, such as `circuit_launch_400`
/// @param description what it is, for a sentence
/// @param learned consecutive frames, not to be modified
/// @param heldOut consecutive frames that must never be learned from, not to be modified
public record DrivingData(
    String name, String description, TrainingSet learned, TrainingSet heldOut) {
  /// The data in a sentence for a study's page.
  public String sentence() {
    return "%s: %d frames learned, %d held out"
        .formatted(description, learned.size(), heldOut.size());
  }
}
