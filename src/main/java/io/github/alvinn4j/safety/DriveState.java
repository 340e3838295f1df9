package io.github.alvinn4j.safety;

/// Whether the car may move, and who moves it.
public enum DriveState {
  /// Starting; nothing but neutral.
  BOOT,
  /// Standing by; nothing but neutral.
  DISARMED,
  /// A driver steers and accelerates.
  ARMED_MANUAL,
  /// The network steers.
  ARMED_AUTO,
  /// Coming to rest: throttle neutral, wheels going straight.
  STOPPING;

  /// Whether a command may reach the actuators in this state.
  public boolean armed() {
    return this == ARMED_MANUAL || this == ARMED_AUTO;
  }
}
