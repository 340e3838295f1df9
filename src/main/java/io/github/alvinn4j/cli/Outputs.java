package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.Acknowledged;
import io.github.alvinn4j.drive.ActuatorWriter;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveRun;
import io.github.alvinn4j.drive.Guard;
import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.drive.SignalAges;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.GpioLines;
import io.github.alvinn4j.hardware.Heartbeat;
import io.github.alvinn4j.hardware.MachineHealth;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/// What the loop writes to; in real time with a thread of its own and a guard over both, on a real
/// car also with an eye on the computer itself.
///
/// @param actuator what the loop writes to
/// @param ages when the watched signals were last there
record Outputs(
    VehicleActuator actuator,
    SignalAges ages,
    Optional<ActuatorWriter> writer,
    Optional<Guard> guard,
    Optional<MachineHealth> health)
    implements AutoCloseable {

  // In lockstep no time passes: pulses are written at once, and nobody can be late.
  static Outputs of(
      DrivePlan plan,
      VehicleActuator device,
      Optional<GpioLines> lines,
      Clock clock,
      RealTimeThreads threads) {
    SignalAges ages = new SignalAges(clock);
    if (plan.lockstep()) {
      return new Outputs(device, ages, Optional.empty(), Optional.empty(), Optional.empty());
    }
    SignalTable signals = Assembly.signals(plan.profile());
    VehicleActuator acknowledged = new Acknowledged(device, ages, signals.row(Signal.ACTUATOR));
    int neutral = plan.profile().throttle().neutralMicros();
    Optional<Heartbeat> heartbeat = lines.flatMap(GpioLines::heartbeat);
    Runnable beat = heartbeat.<Runnable>map(heart -> heart::beat).orElse(() -> {});
    ActuatorWriter writer = new ActuatorWriter(acknowledged, clock, neutral, beat, threads);
    // A simulated car does not mind how hot a desktop computer is.
    Optional<MachineHealth> health =
        plan.profile().actuator() instanceof ActuatorWiring.Real
            ? Optional.of(MachineHealth.find(MachineHealth.SYS, signals.row(Signal.MACHINE)))
            : Optional.empty();
    return new Outputs(
        writer,
        ages,
        Optional.of(writer),
        Optional.of(new Guard(clock, signals, ages, writer, threads)),
        health);
  }

  // The outputs do not wait for the loop, which only looks once a frame.
  void watchEmergencyStop(Optional<GpioLines> lines, DriveLoop loop) {
    lines
        .flatMap(GpioLines::emergencyStop)
        .ifPresent(stop -> {
          loop.watchEmergencyStop(stop::read);
          writer.ifPresent(hand -> stop.onChange(hand::emergencyStop));
        });
  }

  /// Begins to watch a drive.
  ///
  /// @param hopeless told once if something hangs for good; called on the guard's thread
  void watch(DriveLoop loop, DriveRun run, Consumer<String> hopeless) {
    run.onPicture(() -> ages.beat(Signal.CAMERA));
    guard.ifPresent(g -> g.start(loop::disarm, hopeless));
    health.ifPresent(h -> h.start(loop::machine));
  }

  /// Ends watching: from here on nobody ticks.
  void rest() {
    guard.ifPresent(Guard::close);
    health.ifPresent(MachineHealth::close);
  }

  @Override
  public void close() {
    rest();
    writer.ifPresent(ActuatorWriter::close);
  }
}
