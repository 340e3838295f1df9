package io.github.alvinn4j.hardware;

import io.github.alvinn4j.safety.PulseRange;
import java.util.Optional;

/// Everything the program must know of one car, as read from `hardware/*.yaml`.
///
/// @param name for people, 1..80 characters
/// @param camera what sees
/// @param geometry what turns
/// @param actuator what puts pulses out
/// @param steering calibration of the servo
/// @param throttle calibration of the ESC
/// @param limits what the gate allows
/// @param lines the wires to the Pi's own pins
/// @param commissioning what was shown on this car
/// @param learning what this car's views suit; empty for what suits a Donkeycar
public record VehicleProfile(
    String name,
    CameraMount camera,
    VehicleGeometry geometry,
    ActuatorWiring actuator,
    PulseRange steering,
    PulseRange throttle,
    DrivingLimits limits,
    ControlLines lines,
    Commissioning commissioning,
    Optional<LearningRanges> learning) {

  /// Checks the name; the parts have checked themselves.
  ///
  /// @throws IllegalArgumentException if the name is blank or longer than 80 characters
  public VehicleProfile {
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("name = '%s', expected 1..80 characters".formatted(name));
    }
  }

  /// A car without wires to the Pi's own pins, on which nothing was shown.
  public VehicleProfile(
      String name,
      CameraMount camera,
      VehicleGeometry geometry,
      ActuatorWiring actuator,
      PulseRange steering,
      PulseRange throttle,
      DrivingLimits limits) {
    this(
        name,
        camera,
        geometry,
        actuator,
        steering,
        throttle,
        limits,
        ControlLines.NONE,
        Commissioning.NONE,
        Optional.empty());
  }
}
