package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Reads how motors are wired from a profile's section `actuator`.
final class MotorSection {
  private static final List<String> MOTOR_KEYS =
      List.of("pwm_channel", "forward_channel", "backward_channel");
  private static final String STANDBY = "standby_channel";
  private static final String TRACK = "track_width_meters";

  private final YamlSection actuator;
  private final Map<Integer, String> taken = new HashMap<>();

  private MotorSection(YamlSection actuator) {
    this.actuator = actuator;
  }

  /// Two motors.
  ///
  /// @throws ProfileException also if a channel is used twice, or full lock is too tight a turn
  static Differential differential(YamlSection actuator, VehicleGeometry geometry) {
    return new MotorSection(actuator).differential(geometry);
  }

  private Differential differential(VehicleGeometry geometry) {
    Differential wiring =
        new Differential(
            actuator.integer("i2c_bus", 0, 31),
            actuator.integer("i2c_address", 0x40, 0x7f),
            actuator.integer("frequency_hertz", Differential.MIN_HERTZ, Differential.MAX_HERTZ),
            bridge(),
            motor("left_motor"),
            motor("right_motor"),
            actuator.number(TRACK, 0.03, 4));
    double widest = DifferentialMix.widestTrackMeters(geometry);
    if (wiring.trackWidthMeters() > widest) {
      throw actuator.problem(
          TRACK,
          String.format(
              Locale.ROOT,
              "at most %.3f: twice the radius of the tightest turn in geometry",
              widest));
    }
    return wiring;
  }

  private HBridge bridge() {
    return new HBridge(
        HBridge.Type.valueOf(word("bridge", HBridge.Type.values())),
        HBridge.Neutral.valueOf(word("neutral", HBridge.Neutral.values())),
        actuator.number("dead_band", 0, 0.2),
        actuator.number("start_duty", 0, 0.9),
        actuator.has(STANDBY)
            ? OptionalInt.of(channel(actuator, "", STANDBY))
            : OptionalInt.empty());
  }

  private String word(String key, Enum<?>[] values) {
    List<String> words =
        Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    return actuator.oneOf(key, words).toUpperCase(Locale.ROOT);
  }

  private HBridge.Motor motor(String key) {
    YamlSection motor = actuator.section(key);
    List<Integer> channels =
        MOTOR_KEYS.stream().map(name -> channel(motor, key + ".", name)).toList();
    return new HBridge.Motor(channels.get(0), channels.get(1), channels.get(2));
  }

  private int channel(YamlSection section, String prefix, String key) {
    int channel = section.integer(key, 0, 15);
    String other = taken.putIfAbsent(channel, prefix + key);
    if (other != null) {
      throw section.problem(key, "another one than %s = %d".formatted(other, channel));
    }
    return channel;
  }
}
