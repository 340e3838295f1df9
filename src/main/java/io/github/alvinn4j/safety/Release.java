package io.github.alvinn4j.safety;

/// Why the throttle is neutral; shown to the person.
public enum Release {
  /// It is not: the command passes.
  NONE,
  /// Nobody has armed the car, or it is stopping.
  NOT_ARMED,
  /// The picture is older than the profile allows (C1, C3), or from the future (C14).
  FRAME_LATE,
  /// Nobody is at the wheel of a car that is driven by hand.
  NO_DRIVER
}
