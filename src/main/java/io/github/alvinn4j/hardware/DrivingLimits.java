package io.github.alvinn4j.hardware;

/// What the gate allows on this car.
///
/// @param steeringSlewMicrosPerTick largest change of the servo's pulse from one tick to the next,
///   1..2000
/// @param throttleRiseMicrosPerTick largest change of the ESC's pulse away from neutral, 1..2000;
///   towards neutral it is always free
/// @param cruiseThrottle normalised throttle of a self-driven lap, 0..1
/// @param maxThrottle normalised throttle that is never exceeded, 0..1
/// @param maxFrameAgeMillis an older picture releases the throttle, 20..1000
public record DrivingLimits(
    int steeringSlewMicrosPerTick,
    int throttleRiseMicrosPerTick,
    double cruiseThrottle,
    double maxThrottle,
    int maxFrameAgeMillis) {

  /// Checks the ranges, and that the car never cruises faster than it may.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public DrivingLimits {
    Bounds.check("steeringSlewMicrosPerTick", steeringSlewMicrosPerTick, 1, 2000);
    Bounds.check("throttleRiseMicrosPerTick", throttleRiseMicrosPerTick, 1, 2000);
    Bounds.check("maxThrottle", maxThrottle, 0, 1);
    Bounds.check("cruiseThrottle", cruiseThrottle, 0, maxThrottle);
    Bounds.check("maxFrameAgeMillis", maxFrameAgeMillis, 20, 1000);
  }
}
