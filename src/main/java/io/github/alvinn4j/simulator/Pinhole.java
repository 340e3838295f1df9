package io.github.alvinn4j.simulator;

import io.github.alvinn4j.hardware.CameraMount;

/// The geometry of a camera that looks ahead and down on flat ground.
///
/// A pixel row at height `b = (row - centerRow) / focal` below the axis looks down by `sin(pitch) +
/// b cos(pitch)` and ahead by `cos(pitch) - b sin(pitch)`.
///
/// @param focalPixels focal length in pixels, the same in both directions
/// @param centerColumn of the optical axis
/// @param centerRow of the optical axis
/// @param heightMeters of the lens
/// @param sin of the pitch
/// @param cos of the pitch
record Pinhole(
    double focalPixels,
    double centerColumn,
    double centerRow,
    double heightMeters,
    double sin,
    double cos) {

  static Pinhole of(CameraMount mount) {
    double half = mount.widthPixels() / 2.0;
    return new Pinhole(
        half / StrictMath.tan(mount.horizontalFieldOfViewRadians() / 2),
        (mount.widthPixels() - 1) / 2.0,
        (mount.heightPixels() - 1) / 2.0,
        mount.heightMeters(),
        StrictMath.sin(mount.pitchRadians()),
        StrictMath.cos(mount.pitchRadians()));
  }

  /// Distance ahead at which a row meets the ground; not a number at or above the horizon.
  double aheadMeters(double row) {
    double b = (row - centerRow) / focalPixels;
    double down = sin + b * cos;
    return down > 0 ? heightMeters * (cos - b * sin) / down : Double.NaN;
  }

  /// What one pixel of a row covers from left to right.
  double acrossMeters(double row) {
    return heightMeters / down(row) / focalPixels;
  }

  /// What one pixel of a row covers from near to far.
  double alongMeters(double row) {
    return heightMeters / (down(row) * down(row)) / focalPixels;
  }

  private double down(double row) {
    return sin + (row - centerRow) / focalPixels * cos;
  }
}
