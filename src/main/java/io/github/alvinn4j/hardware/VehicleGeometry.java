package io.github.alvinn4j.hardware;

/// The car as a bicycle: what turns a normalised steering of -1..+1 into a curvature and back.
///
/// @param wheelbaseMeters between the axles, 0.05..4
/// @param maxSteeringRadians angle of the front wheels at full lock, 0.1..1.2
/// @param maxSpeedMetersPerSecond speed at full throttle on the flat, 0.1..30
/// @param steeringLagSeconds from a command to the visible turn, 0..1
public record VehicleGeometry(
    double wheelbaseMeters,
    double maxSteeringRadians,
    double maxSpeedMetersPerSecond,
    double steeringLagSeconds) {

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public VehicleGeometry {
    Bounds.check("wheelbaseMeters", wheelbaseMeters, 0.05, 4);
    Bounds.check("maxSteeringRadians", maxSteeringRadians, 0.1, 1.2);
    Bounds.check("maxSpeedMetersPerSecond", maxSpeedMetersPerSecond, 0.1, 30);
    Bounds.check("steeringLagSeconds", steeringLagSeconds, 0, 1);
  }

  /// Curvature at full lock in 1/m: `tan(maxSteeringRadians) / wheelbaseMeters` (kinematic bicycle,
  /// rear axle as reference).
  public double maxCurvaturePerMeter() {
    return curvaturePerMeter(1);
  }

  /// The curvature in 1/m that a normalised steering drives, + right: `tan(steering *
  /// maxSteeringRadians) / wheelbaseMeters`.
  public double curvaturePerMeter(double steering) {
    return StrictMath.tan(steering * maxSteeringRadians) / wheelbaseMeters;
  }

  /// The normalised steering that drives a curvature, the inverse of [#curvaturePerMeter(double)];
  /// its magnitude is above 1 for a curvature that the car cannot drive.
  public double steering(double curvaturePerMeter) {
    return StrictMath.atan(wheelbaseMeters * curvaturePerMeter) / maxSteeringRadians;
  }
}
