package io.github.alvinn4j.training;

/// The steering that brings a shifted and rotated car to a place that its driver is about to reach.
///
/// The place is where the driver's arc of curvature `k` is after the look-ahead `l` along the way,
/// in the frame of the original car (x right, y ahead): `x0 = (1 - cos(k l)) / k`, `y0 = sin(k l) /
/// k`. From a car that stands `s` to the right of there and is turned by `th` to the right, it lies
/// at
///
/// ```
/// x = (x0 - s) cos(th) - y0 sin(th)
/// y = (x0 - s) sin(th) + y0 cos(th)          curvature = 2 x / (x^2 + y^2)
/// ```
///
/// which is exact: unshifted and unrotated it gives `k` again. Pomerleau's published formulas mix
/// the look-ahead as a chord and as a distance straight ahead; the corrected ones measure it
/// straight ahead, where a car that turns in less than the look-ahead has no such place. Along the
/// way there always is one. Immutable; safe from any thread.
public final class PurePursuit {
  private static final double STRAIGHT = 1e-9; // 1/m

  private final SteeringGeometry geometry;
  private final double lookAheadMeters;

  /// Makes the labels of one car.
  ///
  /// @param lookAheadMeters along the way, above 0; what the car drives in some seconds
  /// @throws IllegalArgumentException if the look-ahead is not above 0
  public PurePursuit(SteeringGeometry geometry, double lookAheadMeters) {
    if (!(lookAheadMeters > 0)) {
      throw new IllegalArgumentException(
          "look-ahead = %s m, expected above 0".formatted(lookAheadMeters));
    }
    this.geometry = geometry;
    this.lookAheadMeters = lookAheadMeters;
  }

  /// Makes sure that every view in a range has a label that the car can drive on a straight road.
  ///
  /// @param maxShiftMeters to either side
  /// @param maxRotationRadians to either side
  /// @throws IllegalArgumentException if a label is beyond full lock: an error of the profile
  public void requireDrivable(double maxShiftMeters, double maxRotationRadians) {
    double most =
        Math.max(
            mostOnStraight(maxShiftMeters, maxRotationRadians),
            mostOnStraight(maxShiftMeters, -maxRotationRadians));
    if (!(most <= 1)) {
      throw new IllegalArgumentException(
          ("a view %s m and %s degrees aside needs %s of full lock on a straight road,"
                  + " expected at most 1: look farther ahead than %s m or shift and rotate less")
              .formatted(
                  rounded(maxShiftMeters),
                  rounded(Math.toDegrees(maxRotationRadians)),
                  rounded(most),
                  rounded(lookAheadMeters)));
    }
  }

  private double mostOnStraight(double shiftMeters, double rotationRadians) {
    return Math.abs(geometry.steering().applyAsDouble(curvature(0, shiftMeters, rotationRadians)));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /// The label of a view.
  ///
  /// @param driverSteering what the driver gave, -1 (left) .. +1 (right)
  /// @param shiftMeters of the view to the right of the driver's
  /// @param rotationRadians of the view to the right of the driver's
  /// @return normalised steering, held at full lock
  public float steering(float driverSteering, double shiftMeters, double rotationRadians) {
    double driven = geometry.curvaturePerMeter().applyAsDouble(driverSteering);
    double wanted = curvature(driven, shiftMeters, rotationRadians);
    return (float) Math.clamp(geometry.steering().applyAsDouble(wanted), -1.0, 1.0);
  }

  /// The curvature in 1/m, + right, that reaches the driver's place from a view.
  ///
  /// @param driverCurvature in 1/m, + right
  double curvature(double driverCurvature, double shiftMeters, double rotationRadians) {
    double turned = driverCurvature * lookAheadMeters;
    boolean straight = Math.abs(driverCurvature) < STRAIGHT;
    double placeRight = straight ? 0 : (1 - StrictMath.cos(turned)) / driverCurvature;
    double placeAhead = straight ? lookAheadMeters : StrictMath.sin(turned) / driverCurvature;
    double cos = StrictMath.cos(rotationRadians);
    double sin = StrictMath.sin(rotationRadians);
    double x = (placeRight - shiftMeters) * cos - placeAhead * sin;
    double y = (placeRight - shiftMeters) * sin + placeAhead * cos;
    return 2 * x / (x * x + y * y);
  }
}
