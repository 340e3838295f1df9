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
    int maxFrameAgeMillis) {}
