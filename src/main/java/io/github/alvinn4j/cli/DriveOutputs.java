package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.ActuatorWriter;
import io.github.alvinn4j.drive.Guard;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.time.Clock;
import java.util.Optional;

/// What a drive loop writes to: in real time with a thread of its own and a guard over both.
///
/// @param actuator for the loop
record DriveOutputs(
    VehicleActuator actuator, Optional<ActuatorWriter> writer, Optional<Guard> guard)
    implements AutoCloseable {

  /// Starts the threads. In lockstep there are none: no time passes, pulses are written at once,
  /// and nobody can be late.
  ///
  /// @param device closed by its creator, after these outputs
  static DriveOutputs start(DrivePlan plan, VehicleActuator device, Clock clock) {
    if (plan.lockstep()) {
      return new DriveOutputs(device, Optional.empty(), Optional.empty());
    }
    int neutral = plan.profile().throttle().neutralMicros();
    ActuatorWriter writer = new ActuatorWriter(device, clock, neutral);
    long silence =
        Assembly.settings(plan.profile(), plan.driver().goal()).supervision().pauseNanos();
    Guard guard = new Guard(clock, writer, silence);
    guard.start();
    return new DriveOutputs(writer, Optional.of(writer), Optional.of(guard));
  }

  @Override
  public void close() {
    guard.ifPresent(Guard::close);
    writer.ifPresent(ActuatorWriter::close);
  }
}
