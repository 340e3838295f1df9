package io.github.alvinn4j.training;

/// How a frame is varied each time it is learned, so that no two passes show the same picture.
///
/// A view shifted to the right is what a car further left would see: the label follows it to the
/// right. Silent inputs are mid grey, and the others are `1 / (1 - silentInputs)` as strong, so
/// that the sums keep their mean and nothing is to be scaled when driving (dropout on the inputs,
/// Srivastava et al. 2014): no unit can lean on one pixel, which with fewer frames than pixels is
/// what learning by heart comes down to.
///
/// @param shiftColumns a view is shifted by up to so many retina columns to either side, 0 or more;
///   uncovered pixels repeat the edge
/// @param steeringPerColumn what a shift of one column adds to the label, -1..1
/// @param silentInputs probability that an input is silent for a pattern, 0..0.9
public record Augmentation(int shiftColumns, float steeringPerColumn, float silentInputs) {
  /// Frames are learned as they were seen.
  public static final Augmentation NONE = new Augmentation(0, 0, 0);

  /// Checks the values.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public Augmentation {
    Expect.that("shift_columns", shiftColumns, shiftColumns >= 0, "0 or more");
    Expect.that(
        "steering_per_column",
        steeringPerColumn,
        steeringPerColumn >= -1 && steeringPerColumn <= 1,
        "-1..1");
    Expect.that("silent_inputs", silentInputs, silentInputs >= 0 && silentInputs <= 0.9f, "0..0.9");
  }
}
