package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.drive.ActuatorWriter;
import io.github.alvinn4j.drive.Disarmed;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveRun;
import io.github.alvinn4j.drive.DriveStatistics;
import io.github.alvinn4j.drive.FrameExchange;
import io.github.alvinn4j.drive.Guard;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.drive.WeightsWatch;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.GpioLines;
import io.github.alvinn4j.hardware.Heartbeat;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// One drive from wiring to the last pulse, with its observers; the same for a real and a simulated
/// car.
final class DriveSession {
  private static final long STOP_MILLIS = 1000;

  /// A signal waits this much longer for the last words.
  private static final long REPORT_MILLIS = 1000;

  /// An ESC that loses its pulses brakes or coasts as it likes; it is given neutral before (A16).
  private static final long FINAL_NEUTRAL_MILLIS = 500;

  private final DrivePlan plan;
  private final Clock clock;
  private final Output output;
  private final DriveStatistics statistics = new DriveStatistics();
  private final StartUp startUp = new StartUp(new SystemClock());
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Disarmed standby = new Disarmed();
  private Optional<GpioLines> lines = Optional.empty();
  private boolean mayArm = true;
  private long dropped;
  private long guarded;
  private Release disarmedBy = Release.NONE;
  private Recording recording = Recording.none();

  DriveSession(DrivePlan plan, Clock clock, Output output) {
    this.plan = plan;
    this.clock = clock;
    this.output = output;
  }

  /// Wires emergency stop and heartbeat; closed by their creator.
  void connect(GpioLines wires) {
    lines = Optional.of(wires);
  }

  void allowArming(boolean allowed) {
    mayArm = allowed;
  }

  /// Whether the car is disarmed now. Safe from any thread.
  BooleanSupplier standby() {
    return standby;
  }

  void run(
      FrameSource camera,
      VehicleActuator actuator,
      DriverInput driver,
      String title,
      Supplier<List<String>> facts) {
    try (FrameExchange exchange = new FrameExchange(camera.width(), camera.height());
        Pilot pilot =
            Assembly.pilot(plan.modelFile(), plan.model(), camera.width(), camera.height());
        WeightsWatch weights = new WeightsWatch(pilot);
        Recording begun = Recording.begin(plan, clock, camera);
        Outputs outputs = outputs(actuator)) {
      List<DriveObserver> observers = new ArrayList<>(List.of(statistics, startUp, standby));
      recording = begun;
      recording.recorder().ifPresent(observers::add);
      outputs.guard().ifPresent(observers::add);
      Snapshot snapshot = new Snapshot();
      if (plan.view()) {
        observers.add(snapshot);
      }
      weights.start();
      ArmingGrip grip = new ArmingGrip();
      observers.add(grip);
      DriveLoop loop =
          Assembly.loop(
              Assembly.settings(plan.profile(), plan.driver().goal()),
              clock,
              pilot,
              driver,
              outputs.actuator(),
              exchange.anyFrame(),
              observers);
      outputs.watchEmergencyStop(lines, loop);
      // A person who lets go and takes the wheel again drives on; nobody else could arm again.
      DriveRun run = new DriveRun(camera, loop, plan.driver() != Driver.GAMEPAD);
      if (mayArm && plan.driver() == Driver.GAMEPAD) {
        grip.asks(loop::arm);
      } else if (mayArm) {
        loop.arm();
      }
      Thread stopper = Thread.ofPlatform().name("stopper").unstarted(() -> stop(run));
      Runtime.getRuntime().addShutdownHook(stopper);
      try {
        drive(run, exchange, snapshot, title, facts);
      } finally {
        holdNeutral();
        removeHook(stopper);
      }
      dropped = exchange.dropped();
      disarmedBy = loop.disarmedBy();
      guarded = outputs.guard().map(Guard::interventions).orElse(0L);
    }
  }

  private void drive(
      DriveRun run,
      FrameExchange exchange,
      Snapshot snapshot,
      String title,
      Supplier<List<String>> facts) {
    Optional<LiveView> view =
        plan.view()
            ? Optional.of(new LiveView(output.out(), snapshot, title, plan.driver(), facts))
            : Optional.empty();
    try {
      if (plan.lockstep()) {
        run.lockstep(exchange.anyFrame());
      } else {
        run.realTime(exchange);
      }
    } finally {
      view.ifPresent(LiveView::close);
    }
  }

  // In lockstep no time passes: pulses are written at once, and nobody can be late.
  private Outputs outputs(VehicleActuator actuator) {
    if (plan.lockstep()) {
      return new Outputs(actuator, Optional.empty(), Optional.empty());
    }
    int neutral = plan.profile().throttle().neutralMicros();
    Optional<Heartbeat> heartbeat = lines.flatMap(GpioLines::heartbeat);
    ActuatorWriter writer =
        heartbeat.isPresent()
            ? new ActuatorWriter(actuator, clock, neutral, heartbeat.get()::beat)
            : new ActuatorWriter(actuator, clock, neutral);
    long silence =
        Assembly.settings(plan.profile(), plan.driver().goal()).supervision().pauseNanos();
    Guard guard = new Guard(clock, writer, silence);
    guard.start();
    return new Outputs(writer, Optional.of(writer), Optional.of(guard));
  }

  /// What the loop writes to; in real time with a thread of its own and a guard over both.
  private record Outputs(
      VehicleActuator actuator, Optional<ActuatorWriter> writer, Optional<Guard> guard)
      implements AutoCloseable {
    // The outputs do not wait for the loop, which only looks once a frame.
    void watchEmergencyStop(Optional<GpioLines> lines, DriveLoop loop) {
      lines
          .flatMap(GpioLines::emergencyStop)
          .ifPresent(stop -> {
            loop.watchEmergencyStop(stop::read);
            writer.ifPresent(hand -> stop.onChange(hand::emergencyStop));
          });
    }

    @Override
    public void close() {
      guard.ifPresent(Guard::close);
      writer.ifPresent(ActuatorWriter::close);
    }
  }

  // On a signal: neutral within the second, then the process may go.
  private void stop(DriveRun run) {
    run.stop(STOP_MILLIS);
    try {
      // The person still wants to read how it went.
      boolean said = reported.await(REPORT_MILLIS, TimeUnit.MILLISECONDS);
      if (!said) {
        output.remark("stopped before the drive could be summed up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void holdNeutral() {
    if (plan.profile().actuator() instanceof ActuatorWiring.Real) {
      Clock machine = new SystemClock();
      long end = machine.nanos() + TimeUnit.MILLISECONDS.toNanos(FINAL_NEUTRAL_MILLIS);
      // Again and again: the last frame's wake-up call may still be pending and ends a pause early.
      for (long left = end - machine.nanos(); left > 0; left = end - machine.nanos()) {
        LockSupport.parkNanos(this, left);
      }
    }
  }

  private static void removeHook(Thread stopper) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // The process is being ended by a signal: the hook runs, and has done its work.
    }
  }

  /// Whether something that was asked for did not hold: a fault has ended the drive, or the
  /// recording is not whole because the disk has failed.
  boolean failed() {
    return disarmed() || recording.failed();
  }

  private boolean disarmed() {
    return disarmedBy != Release.NONE;
  }

  /// Says how it went and lets a waiting signal end the process.
  void report(ObjectNode json) {
    print();
    fill(json);
    output.result(json);
    reported.countDown();
  }

  private void print() {
    if (disarmed()) {
      output.remark(
          "disarmed: %s; the drive has ended in neutral"
              .formatted(disarmedBy.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    output.line(
        String.format(
            Locale.ROOT,
            "tick: p50 %.0f us, p99 %.0f us, p99.9 %.0f us, max %.0f us; %.1f B allocated; %d"
                + " frames, %d dropped",
            statistics.workMicros(50),
            statistics.workMicros(99),
            statistics.workMicros(99.9),
            statistics.workMicros(100),
            statistics.allocatedBytesPerTick(),
            statistics.ticks(),
            dropped));
    recording.print(output);
  }

  private void fill(ObjectNode json) {
    json.put("frames", statistics.ticks());
    json.put("dropped_frames", dropped);
    Latency.fill(json.putObject("tick_microseconds"), statistics);
    if (!plan.lockstep()) {
      Latency.fill(
          json.putObject("capture_to_pulse_microseconds"), statistics::captureToPulseMicros);
    }
    json.put("allocated_bytes_per_tick", Output.rounded(statistics.allocatedBytesPerTick(), 2));
    json.put("allocating_ticks", statistics.allocatingTicks());
    json.put("guard_interventions", guarded);
    json.put("disarmed_by", disarmedBy.name().toLowerCase(Locale.ROOT));
    json.put("first_frame_millis", startUp.firstFrameMillis());
    json.put("first_driven_frame_millis", startUp.firstDrivenMillis());
    recording.fill(json);
  }
}
