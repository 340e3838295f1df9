package io.github.alvinn4j.hardware;

import java.util.OptionalInt;

/// Reads the optional section `lines` of a profile.
final class LineSection {
  private static final String LINES = "lines";
  private static final String STOP = "emergency_stop_gpio";
  private static final String HEARTBEAT = "heartbeat_gpio";

  private LineSection() {}

  /// The wires, or none.
  ///
  /// @throws ProfileException also if a simulated car has wires, or a pin is used twice
  static ControlLines lines(YamlSection top, ActuatorWiring actuator) {
    if (!top.has(LINES)) {
      return ControlLines.NONE;
    }
    YamlSection lines = top.section(LINES);
    if (actuator instanceof ActuatorWiring.Simulated) {
      throw top.problem(LINES, "none for a simulated car");
    }
    OptionalInt stop = gpio(lines, STOP);
    OptionalInt heartbeat = gpio(lines, HEARTBEAT);
    if (stop.isPresent() && stop.equals(heartbeat)) {
      throw lines.problem(HEARTBEAT, "another one than %s = %d".formatted(STOP, stop.getAsInt()));
    }
    return new ControlLines(stop, heartbeat);
  }

  private static OptionalInt gpio(YamlSection lines, String key) {
    return lines.has(key)
        ? OptionalInt.of(lines.integer(key, 0, ControlLines.MAX_GPIO))
        : OptionalInt.empty();
  }
}
