package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.HBridge;
import java.util.Locale;

/// Says how the motors of a car without a servo are wired.
final class InspectMotors {
  private InspectMotors() {}

  static void describe(Facts facts, Differential board) {
    HBridge bridge = board.bridge();
    facts.whole("i2c_bus", "I2C bus", board.i2cBus(), "(/dev/i2c-" + board.i2cBus() + ")");
    facts.text("i2c_address", "I2C address", "0x%02x".formatted(board.i2cAddress()));
    facts.whole("frequency_hertz", "duty cycle's frequency", board.frequencyHertz(), "Hz");
    facts.text("bridge", "H-bridge", word(bridge.type()));
    facts.text("neutral", "in neutral the motors", word(bridge.neutral()));
    facts.number("dead_band", "not driven up to", bridge.deadBand(), 3, "of full throttle");
    facts.number("start_duty", "motors begin to turn at", bridge.startDuty(), 3, "of the period");
    bridge
        .standbyChannel()
        .ifPresent(channel -> facts.whole("standby_channel", "STBY channel", channel, ""));
    facts.number("track_width_meters", "track width", board.trackWidthMeters(), 3, "m");
    channels(facts.group("left_motor", "left motor"), board.left());
    channels(facts.group("right_motor", "right motor"), board.right());
  }

  private static void channels(Facts facts, HBridge.Motor motor) {
    facts.whole("pwm_channel", "PWM channel", motor.pwm(), "");
    facts.whole("forward_channel", "forward channel", motor.forward(), "");
    facts.whole("backward_channel", "backward channel", motor.backward(), "");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
