package io.github.alvinn4j.cli;

import java.util.Locale;

/// What is cut while the motor runs on stands.
enum StopCause {
  /// The pulses end, as if the wire broke.
  SIGNAL_LOSS("signal_loss_millis", "the pulses", "pulses cut with the motor running"),
  /// The program dies, and what the service does after a death puts the outputs off.
  KILL("kill_millis", "the program (kill -9)", "program killed with the motor running"),
  /// The heart stands still while the pulses go on: what guards the chip's OE pin must cut them.
  HEARTBEAT("output_enable_millis", "the heartbeat", "heart stopped with the motor running");

  /// The option with which this program starts itself to be killed.
  static final String HOLD_OPTION = "--hold-motor-until-killed";

  private final String key;
  private final String thing;
  private final String remark;

  StopCause(String key, String thing, String remark) {
    this.key = key;
    this.thing = thing;
    this.remark = remark;
  }

  /// The profile's key below `commissioning`.
  String key() {
    return key;
  }

  /// What is cut, for people.
  String thing() {
    return thing;
  }

  /// What stands beside the value in the profile.
  String remark() {
    return remark;
  }

  /// As it is typed.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
