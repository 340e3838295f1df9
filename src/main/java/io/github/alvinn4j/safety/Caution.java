package io.github.alvinn4j.safety;

/// Why the throttle is capped; shown to the person. In order of severity: where several hold, the
/// last one that holds is given.
public enum Caution {
  /// It is not.
  NONE,
  /// The car's commissioning checks have not been done: the settings hold a ceiling.
  NOT_COMMISSIONED,
  /// The camera gives fewer than 80 % of its pictures (C5).
  CAMERA_SLOW,
  /// The picture is blurred, dirty or fogged (C9).
  FRAME_BLURRED,
  /// The network does not know what it sees as well as its training place (C19).
  UNSURE,
  /// The network steers left and right again and again (M10).
  OSCILLATION,
  /// The computer is too hot, or slowed down because of that (J15).
  HOT,
  /// The computer's supply has sagged (A8).
  UNDER_VOLTAGE;

  /// The worse of two.
  public Caution or(Caution other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
