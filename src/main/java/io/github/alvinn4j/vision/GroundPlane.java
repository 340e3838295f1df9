package io.github.alvinn4j.vision;

/// A pinhole camera above flat ground, looking ahead and down: where a picture's points lie.
///
/// A picture's point is `u` to the right of the optical axis and `v` below it, both in focal
/// lengths. Its ray goes `cos(pitch) - v sin(pitch)` ahead and `sin(pitch) + v cos(pitch)` down for
/// every `u` to the right. Immutable; safe from any thread.
///
/// @param heightMeters of the lens above the ground, above 0
/// @param pitchRadians downwards from the horizon, 0..1.2
/// @param horizontalFieldOfViewRadians above 0 .. 2.6
/// @param widthPixels of the picture, 1 or more
/// @param heightPixels of the picture, 1 or more
/// @param lensAheadMeters from the point about which the car turns (the rear axle) to the lens,
///   -2..2
public record GroundPlane(
    double heightMeters,
    double pitchRadians,
    double horizontalFieldOfViewRadians,
    int widthPixels,
    int heightPixels,
    double lensAheadMeters) {

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public GroundPlane {
    check("heightMeters", heightMeters, heightMeters > 0 && heightMeters < 100, "above 0..100");
    check("pitchRadians", pitchRadians, pitchRadians >= 0 && pitchRadians <= 1.2, "0..1.2");
    check(
        "horizontalFieldOfViewRadians",
        horizontalFieldOfViewRadians,
        horizontalFieldOfViewRadians > 0 && horizontalFieldOfViewRadians <= 2.6,
        "above 0..2.6");
    check("widthPixels", widthPixels, widthPixels >= 1, "1 or more");
    check("heightPixels", heightPixels, heightPixels >= 1, "1 or more");
    check("lensAheadMeters", lensAheadMeters, Math.abs(lensAheadMeters) <= 2, "-2..2");
  }

  private static void check(String name, Number value, boolean holds, String expectation) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s = %s, expected %s".formatted(name, value, expectation));
    }
  }

  /// Focal length in pixels, the same in both directions.
  public double focalPixels() {
    return widthPixels / 2.0 / StrictMath.tan(horizontalFieldOfViewRadians / 2);
  }

  /// `u` of a picture column: 0 is the middle of the first pixel.
  double across(double column) {
    return (column - (widthPixels - 1) / 2.0) / focalPixels();
  }

  /// `v` of a picture row: 0 is the middle of the first pixel.
  double below(double row) {
    return (row - (heightPixels - 1) / 2.0) / focalPixels();
  }

  /// The picture column of a `u`, the inverse of [#across].
  double column(double across) {
    return across * focalPixels() + (widthPixels - 1) / 2.0;
  }

  /// The picture row of a `v`, the inverse of [#below].
  double row(double below) {
    return below * focalPixels() + (heightPixels - 1) / 2.0;
  }
}
