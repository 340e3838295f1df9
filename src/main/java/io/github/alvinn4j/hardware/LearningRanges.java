package io.github.alvinn4j.hardware;

/// From how far beside its line a car is to learn to come back, and how soon it should.
///
/// What suits a car depends on its lock, its speed and the width of its roads.
///
/// @param shiftMeters of a view to either side, 0..10
/// @param rotationRadians of a view to either side, 0..1
/// @param lookAheadMeters along the way to the point that a view's label leads to, 0.05..200
/// @param labelLagSeconds a picture is learned with the steering of so much later, 0..2
public record LearningRanges(
    double shiftMeters, double rotationRadians, double lookAheadMeters, double labelLagSeconds) {

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public LearningRanges {
    Bounds.check("shiftMeters", shiftMeters, 0, 10);
    Bounds.check("rotationRadians", rotationRadians, 0, 1);
    Bounds.check("lookAheadMeters", lookAheadMeters, 0.05, 200);
    Bounds.check("labelLagSeconds", labelLagSeconds, 0, 2);
  }
}
