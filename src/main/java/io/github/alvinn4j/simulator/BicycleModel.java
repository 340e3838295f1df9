package io.github.alvinn4j.simulator;

/// The kinematic single-track model (KS of the CommonRoad vehicle models), rear axle as reference.
///
/// `x' = v cos(psi), y' = v sin(psi), psi' = -v tan(delta) / wheelbase`, with delta + to the right
/// as everywhere here; CommonRoad has + to the left, hence the minus.
///
/// @param wheelbaseMeters between the axles
/// @param maxSteeringRadians of the front wheels, to each side
/// @param maxSteeringRateRadiansPerSecond of the servo
/// @param minSpeedMetersPerSecond backwards, not above 0
/// @param maxSpeedMetersPerSecond forwards
/// @param switchSpeedMetersPerSecond above which the motor's power, not its force, limits
/// @param maxAccelerationMetersPerSecond2 of motor and brake
record BicycleModel(
    double wheelbaseMeters,
    double maxSteeringRadians,
    double maxSteeringRateRadiansPerSecond,
    double minSpeedMetersPerSecond,
    double maxSpeedMetersPerSecond,
    double switchSpeedMetersPerSecond,
    double maxAccelerationMetersPerSecond2) {

  /// The rates of change of a state, each component per second.
  ///
  /// @param steeringRateRadiansPerSecond wanted, + right; held within the limits
  /// @param accelerationMetersPerSecond2 wanted; held within the limits
  VehicleState rate(
      VehicleState state,
      double steeringRateRadiansPerSecond,
      double accelerationMetersPerSecond2) {
    double speed = state.speedMetersPerSecond();
    double heading = state.headingRadians();
    return new VehicleState(
        speed * StrictMath.cos(heading),
        speed * StrictMath.sin(heading),
        -speed / wheelbaseMeters * StrictMath.tan(state.steeringRadians()),
        limitedSteeringRate(state.steeringRadians(), steeringRateRadiansPerSecond),
        limitedAcceleration(speed, accelerationMetersPerSecond2));
  }

  /// The state after a short while of constant inputs, by the classical Runge-Kutta method (RK4).
  VehicleState step(
      VehicleState state,
      double steeringRateRadiansPerSecond,
      double accelerationMetersPerSecond2,
      double seconds) {
    double turn = steeringRateRadiansPerSecond;
    double push = accelerationMetersPerSecond2;
    VehicleState k1 = rate(state, turn, push);
    VehicleState k2 = rate(state.plus(k1, seconds / 2), turn, push);
    VehicleState k3 = rate(state.plus(k2, seconds / 2), turn, push);
    VehicleState k4 = rate(state.plus(k3, seconds), turn, push);
    return state
        .plus(k1, seconds / 6)
        .plus(k2, seconds / 3)
        .plus(k3, seconds / 3)
        .plus(k4, seconds / 6);
  }

  private double limitedSteeringRate(double steering, double rate) {
    if ((steering <= -maxSteeringRadians && rate <= 0)
        || (steering >= maxSteeringRadians && rate >= 0)) {
      return 0;
    }
    return Math.clamp(rate, -maxSteeringRateRadiansPerSecond, maxSteeringRateRadiansPerSecond);
  }

  private double limitedAcceleration(double speed, double acceleration) {
    if ((speed <= minSpeedMetersPerSecond && acceleration <= 0)
        || (speed >= maxSpeedMetersPerSecond && acceleration >= 0)) {
      return 0;
    }
    double forwards =
        speed > switchSpeedMetersPerSecond
            ? maxAccelerationMetersPerSecond2 * switchSpeedMetersPerSecond / speed
            : maxAccelerationMetersPerSecond2;
    return Math.clamp(acceleration, -maxAccelerationMetersPerSecond2, forwards);
  }
}
