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

  /// The state after an event. Only a person's arming leads to an armed state, and only from
  /// [#DISARMED]: after a fault nothing else brings the car back. An armed car changes hands only
  /// by a person's wish too.
  public DriveState after(DriveEvent event) {
    return switch (event) {
      case READY -> this == BOOT ? DISARMED : this;
      case ARM_MANUAL -> this == DISARMED ? ARMED_MANUAL : this;
      case ARM_AUTO -> this == DISARMED ? ARMED_AUTO : this;
      case HAND_OVER -> this == ARMED_MANUAL ? ARMED_AUTO : this;
      case TAKE_BACK -> this == ARMED_AUTO ? ARMED_MANUAL : this;
      case STOP -> armed() ? STOPPING : this;
      case AT_REST -> this == STOPPING ? DISARMED : this;
      case FAULT -> this == BOOT ? BOOT : DISARMED;
    };
  }
}
