package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.GateLimits;
import io.github.alvinn4j.safety.SupervisorSettings;

/// How one drive is to be done.
///
/// @param goal the armed state the drive is for: the driver's or the network's
/// @param limits what the gate lets through
/// @param cruiseThrottleQ15 throttle while the network steers, 0..32767
/// @param supervision how patient the supervisor is
/// @param noisyCamera whether equal pictures mean a frozen camera; a simulated one has no noise
public record DriveSettings(
    Goal goal,
    GateLimits limits,
    int cruiseThrottleQ15,
    SupervisorSettings supervision,
    boolean noisyCamera) {

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
    if (cruiseThrottleQ15 < 0 || cruiseThrottleQ15 > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "cruise throttle = %d, expected 0..%d".formatted(cruiseThrottleQ15, Short.MAX_VALUE));
    }
  }
}
