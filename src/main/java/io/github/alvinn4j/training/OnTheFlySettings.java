package io.github.alvinn4j.training;

/// How a network learns while somebody drives.
///
/// @param learningRate above 0 .. 10
/// @param momentum the share of a weight's last movement that is repeated, 0 .. below 1
/// @param viewsPerFrame shifted and rotated views that are learned beside each frame, 0..100
/// @param bufferPatterns patterns that are kept, 1..10000
/// @param randomShare the share of new patterns that take the place of any old one, 0..1; the
///   others take the place that leaves the mean steering straightest
/// @param maxShiftMeters of a view to either side, 0..10
/// @param maxRotationRadians of a view to either side, 0..1
/// @param lookAheadMeters along the way to where a view's label leads, above 0..200
/// @param lagFrames a picture is learned with the steering of so many frames later, 0..100
public record OnTheFlySettings(
    float learningRate,
    float momentum,
    int viewsPerFrame,
    int bufferPatterns,
    double randomShare,
    double maxShiftMeters,
    double maxRotationRadians,
    double lookAheadMeters,
    int lagFrames) {

  /// For a car of a Donkeycar's size at 1 m/s. ALVINN remembered 200 patterns, which are 13 frames;
  /// 4000 are the last 13 s in full, and on three tracks made the difference between a car that
  /// leaves the road and one that does not.
  public static final OnTheFlySettings STANDARD =
      new OnTheFlySettings(0.03f, 0.5f, 14, 4000, 0.25, 0.15, 0.25, 0.5, 0);

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public OnTheFlySettings {
    Expect.that(
        "learning_rate", learningRate, learningRate > 0 && learningRate <= 10, "above 0..10");
    Expect.that("momentum", momentum, momentum >= 0 && momentum < 1, "0..below 1");
    Expect.that("views_per_frame", viewsPerFrame, within(viewsPerFrame, 0, 100), "0..100");
    Expect.that("buffer_patterns", bufferPatterns, within(bufferPatterns, 1, 10_000), "1..10000");
    Expect.that("random_share", randomShare, within(randomShare, 0, 1), "0..1");
    Expect.that("max_shift_meters", maxShiftMeters, within(maxShiftMeters, 0, 10), "0..10");
    Expect.that(
        "max_rotation_radians", maxRotationRadians, within(maxRotationRadians, 0, 1), "0..1");
    Expect.that(
        "look_ahead_meters",
        lookAheadMeters,
        lookAheadMeters > 0 && lookAheadMeters <= 200,
        "above 0..200");
    Expect.that("lag_frames", lagFrames, within(lagFrames, 0, 100), "0..100");
  }

  /// The same with what suits a car.
  public OnTheFlySettings suiting(
      double shiftMeters, double rotationRadians, double aheadMeters, int lag) {
    return new OnTheFlySettings(
        learningRate,
        momentum,
        viewsPerFrame,
        bufferPatterns,
        randomShare,
        shiftMeters,
        rotationRadians,
        aheadMeters,
        lag);
  }

  private static boolean within(double value, double min, double max) {
    return value >= min && value <= max;
  }
}
