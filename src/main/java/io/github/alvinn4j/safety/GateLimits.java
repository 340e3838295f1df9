package io.github.alvinn4j.safety;

/// What the gate lets through, in the units of its output.
///
/// @param steering calibration of the servo
/// @param throttle calibration of the ESC
/// @param steeringSlewMicrosPerTick largest change of the servo's pulse in a tick, 1..2000
/// @param throttleRiseMicrosPerTick largest change of the ESC's pulse away from neutral in a tick,
///   1..2000
/// @param maxThrottleQ15 magnitude of throttle that is never exceeded, 0..32767
public record GateLimits(
    PulseRange steering,
    PulseRange throttle,
    int steeringSlewMicrosPerTick,
    int throttleRiseMicrosPerTick,
    int maxThrottleQ15) {

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public GateLimits {
    check("steering slew", steeringSlewMicrosPerTick, 1, 2000);
    check("throttle rise", throttleRiseMicrosPerTick, 1, 2000);
    check("max throttle", maxThrottleQ15, 0, Short.MAX_VALUE);
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s = %d, expected %d..%d".formatted(name, value, min, max));
    }
  }
}
