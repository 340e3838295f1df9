package io.github.alvinn4j.safety;

/// How patient the supervisor is.
///
/// @param neutralNanos how long neutral is put out before the car may be armed: an ESC wants to see
///   it (A16), 0 or more
/// @param maxFrameAgeNanos an older picture releases the throttle, above 0
/// @param pauseNanos a longer gap between two ticks releases it for one tick, above 0
/// @param faultNanos a soft fault that lasts this long disarms, above 0
/// @param restNanos how long a stopping car is given to come to rest, 0 or more
/// @param neutralInput whether a driver's throttle must be neutral for arming (O15)
public record SupervisorSettings(
    long neutralNanos,
    long maxFrameAgeNanos,
    long pauseNanos,
    long faultNanos,
    long restNanos,
    boolean neutralInput) {

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public SupervisorSettings {
    check("neutralNanos", neutralNanos, 0);
    check("maxFrameAgeNanos", maxFrameAgeNanos, 1);
    check("pauseNanos", pauseNanos, 1);
    check("faultNanos", faultNanos, 1);
    check("restNanos", restNanos, 0);
  }

  private static void check(String name, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException(
          "%s = %d, expected %d or more".formatted(name, value, min));
    }
  }
}
