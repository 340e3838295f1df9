package io.github.alvinn4j.hardware;

import io.github.alvinn4j.safety.SlewLimit;

/// What the gate allows on this car.
///
/// @param steeringSlew how fast the servo's pulse may change
/// @param throttleRise how fast the ESC's pulse may go away from neutral; it returns freely
/// @param cruiseThrottle normalised throttle of a self-driven lap, 0..1
/// @param maxThrottle normalised throttle that is never exceeded, 0..1
/// @param maxFrameAgeMillis an older picture releases the throttle, 20..1000
public record DrivingLimits(
    SlewLimit steeringSlew,
    SlewLimit throttleRise,
    double cruiseThrottle,
    double maxThrottle,
    int maxFrameAgeMillis) {

  /// Checks the ranges, and that the car never cruises faster than it may.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public DrivingLimits {
    Bounds.check("maxThrottle", maxThrottle, 0, 1);
    Bounds.check("cruiseThrottle", cruiseThrottle, 0, maxThrottle);
    Bounds.check("maxFrameAgeMillis", maxFrameAgeMillis, 20, 1000);
  }
}
