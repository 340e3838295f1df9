package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.GateLimits;

/// How one drive is to be done.
///
/// @param goal the armed state the drive is for: the driver's or the network's
/// @param limits what the gate lets through
/// @param cruiseThrottleQ15 throttle while the network steers, 0..32767
/// @param maxFrameAgeNanos an older picture releases the throttle, 1 or more
/// @param neutralNanos how long neutral is put out before the car is armed: an ESC wants to see it,
///   0 or more
public record DriveSettings(
    Goal goal, GateLimits limits, int cruiseThrottleQ15, long maxFrameAgeNanos, long neutralNanos) {

  /// The same drive with a car that is never armed: it looks and thinks, and stays in neutral.
  public DriveSettings withoutArming() {
    return new DriveSettings(goal, limits, cruiseThrottleQ15, maxFrameAgeNanos, Long.MAX_VALUE);
  }

  /// Who is to drive.
  public enum Goal {
    /// The driver input, while the network thinks along.
    MANUAL,
    /// The network steers at cruising throttle.
    AUTO
  }

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public DriveSettings {
    check("cruise throttle", cruiseThrottleQ15, 0, Short.MAX_VALUE);
    check("frame age", maxFrameAgeNanos, 1, Long.MAX_VALUE);
    check("neutral", neutralNanos, 0, Long.MAX_VALUE);
  }

  private static void check(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s = %d, expected %d..%d".formatted(name, value, min, max));
    }
  }
}
