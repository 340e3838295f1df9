package io.github.alvinn4j.safety;

/// What the gate lets through, in the units of its output.
///
/// @param steering calibration of the servo
/// @param throttle calibration of the ESC
/// @param steeringSlew how fast the servo's pulse may change
/// @param throttleRise how fast the ESC's pulse may go away from neutral; it returns freely
/// @param maxThrottleQ15 magnitude of throttle that is never exceeded, 0..32767
public record GateLimits(
    PulseRange steering,
    PulseRange throttle,
    SlewLimit steeringSlew,
    SlewLimit throttleRise,
    int maxThrottleQ15) {

  /// Checks the throttle; the parts have checked themselves.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public GateLimits {
    if (maxThrottleQ15 < 0 || maxThrottleQ15 > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "max throttle = %d, expected 0..%d".formatted(maxThrottleQ15, Short.MAX_VALUE));
    }
  }
}
