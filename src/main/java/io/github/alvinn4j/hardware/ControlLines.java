package io.github.alvinn4j.hardware;

import java.util.OptionalInt;

/// The wires to the Pi's own pins, by GPIO number (not by pin of the header).
///
/// @param emergencyStopGpio input of a button that opens to stop; 0..27
/// @param heartbeatGpio output that keeps toggling while the outputs obey; 0..27, another one
public record ControlLines(OptionalInt emergencyStopGpio, OptionalInt heartbeatGpio) {
  /// No wires.
  public static final ControlLines NONE =
      new ControlLines(OptionalInt.empty(), OptionalInt.empty());

  static final int MAX_GPIO = 27;

  /// Checks the ranges, and that the two differ.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public ControlLines {
    emergencyStopGpio.ifPresent(gpio -> Bounds.check("emergencyStopGpio", gpio, 0, MAX_GPIO));
    heartbeatGpio.ifPresent(gpio -> Bounds.check("heartbeatGpio", gpio, 0, MAX_GPIO));
    if (emergencyStopGpio.isPresent() && emergencyStopGpio.equals(heartbeatGpio)) {
      Bounds.checkDiffer(
          "heartbeatGpio",
          heartbeatGpio.getAsInt(),
          "emergencyStopGpio",
          emergencyStopGpio.getAsInt());
    }
  }
}
