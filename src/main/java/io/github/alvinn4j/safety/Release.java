package io.github.alvinn4j.safety;

/// Why the throttle is neutral; shown to the person. In order of severity: where several hold, the
/// last one that holds is given.
public enum Release {
  /// It is not: the command passes.
  NONE(Severity.NONE),
  /// Nobody has armed the car, or it is stopping.
  NOT_ARMED(Severity.NONE),
  /// Nobody is at the wheel of a car that is driven by hand (O1, O2).
  NO_DRIVER(Severity.SOFT),
  /// The network has been shown another place than the one it was trained in (C19).
  PLACE_UNKNOWN(Severity.SOFT),
  /// The picture is black: a lens cap, the dark (C7).
  FRAME_DARK(Severity.SOFT),
  /// The picture is white: the sun, a broken exposure (C8).
  FRAME_BRIGHT(Severity.SOFT),
  /// The camera gives the same picture again and again (C2).
  FRAME_FROZEN(Severity.SOFT),
  /// The camera gives fewer than half of its pictures (C5).
  FRAME_RATE(Severity.SOFT),
  /// The picture is older than the profile allows, one after the other is late, or one is from the
  /// future (C1, C3, C14).
  FRAME_LATE(Severity.SOFT),
  /// Three ticks in a row took longer than the camera needs for a picture (M11).
  TICK_OVERRUN(Severity.SOFT),
  /// The program has not run for a while, so that what it knows is old (J5, J6, J22).
  PAUSED(Severity.SOFT),
  /// The computer's supply has sagged again (A8).
  UNDER_VOLTAGE(Severity.HARD),
  /// More than a fifth of the pictures were lost on the way (C4).
  FRAMES_DROPPED(Severity.HARD),
  /// More than a fifth of the last second's ticks began late (J14).
  TICKS_LATE(Severity.HARD),
  /// The network steers full lock whatever it sees (M9).
  OUTPUT_STUCK(Severity.HARD),
  /// Memory has changed the network's weights (M18).
  WEIGHTS(Severity.HARD),
  /// The last pulses did not reach the hardware (A2, A3).
  ACTUATOR(Severity.HARD),
  /// Somebody has pressed the emergency stop, or its wire is broken (O14).
  EMERGENCY_STOP(Severity.HARD);

  /// How bad a reason is.
  public enum Severity {
    /// No fault.
    NONE,
    /// Throttle neutral at once; disarmed if it lasts.
    SOFT,
    /// Disarmed at once.
    HARD
  }

  private final Severity severity;

  Release(Severity severity) {
    this.severity = severity;
  }

  /// How bad it is.
  public Severity severity() {
    return severity;
  }

  /// The worse of two.
  public Release or(Release other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
