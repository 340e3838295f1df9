package io.github.alvinn4j.safety;

/// How patient the supervisor is.
///
/// @param signals the ages at which it acts
/// @param neutralNanos how long neutral is put out before the car may be armed: an ESC wants to see
///   it (A16), 0 or more
/// @param restNanos how long a stopping car is given to come to rest, 0 or more
/// @param neutralInput whether a driver's throttle must be neutral for arming (O15)
/// @param deadMan whether somebody must be at the wheel while the network drives (O1)
/// @param ceilingQ15 throttle that is never exceeded, 0..32767: lowered for a car whose
///   commissioning checks have not been done
/// @param cautiousQ15 throttle that is not exceeded while there is a reason to go slowly, 0..32767
public record SupervisorSettings(
    SignalTable signals,
    long neutralNanos,
    long restNanos,
    boolean neutralInput,
    boolean deadMan,
    int ceilingQ15,
    int cautiousQ15) {

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public SupervisorSettings {
    check("neutralNanos", neutralNanos, Long.MAX_VALUE);
    check("restNanos", restNanos, Long.MAX_VALUE);
    check("ceilingQ15", ceilingQ15, Short.MAX_VALUE);
    check("cautiousQ15", cautiousQ15, Short.MAX_VALUE);
  }

  private static void check(String name, long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("%s = %d, expected 0..%d".formatted(name, value, max));
    }
  }
}
