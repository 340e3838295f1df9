package io.github.alvinn4j.simulator;

/// Where a car is and what it does, at the middle of its rear axle.
///
/// @param xMeters to the right
/// @param yMeters upwards
/// @param headingRadians counter-clockwise from x, not wrapped
/// @param steeringRadians of the front wheels, + right
/// @param speedMetersPerSecond + forwards
public record VehicleState(
    double xMeters,
    double yMeters,
    double headingRadians,
    double steeringRadians,
    double speedMetersPerSecond) {

  /// x of a point this far ahead of the rear axle.
  public double xAhead(double meters) {
    return xMeters + meters * StrictMath.cos(headingRadians);
  }

  /// y of a point this far ahead of the rear axle.
  public double yAhead(double meters) {
    return yMeters + meters * StrictMath.sin(headingRadians);
  }

  VehicleState plus(VehicleState rate, double seconds) {
    return new VehicleState(
        xMeters + rate.xMeters * seconds,
        yMeters + rate.yMeters * seconds,
        headingRadians + rate.headingRadians * seconds,
        steeringRadians + rate.steeringRadians * seconds,
        speedMetersPerSecond + rate.speedMetersPerSecond * seconds);
  }
}
