package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.drive.Disarmed;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveRun;
import io.github.alvinn4j.drive.FrameExchange;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.drive.WeightsWatch;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.GamepadDriver;
import io.github.alvinn4j.hardware.GpioLines;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.linux.ServiceManager;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
  private final RealTimeThreads threads;
  private final DriveReport report;
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Disarmed standby = new Disarmed();
  private Optional<GpioLines> lines = Optional.empty();
  private final Clock machine = new SystemClock();
  private OptionalLong neutralSinceNanos = OptionalLong.empty();
  private OptionalDouble seconds = OptionalDouble.empty();
  private boolean mayArm = true;
  private volatile String padWord = "";

  DriveSession(DrivePlan plan, Clock clock, Output output) {
    this(plan, clock, output, RealTimeThreads.off());
  }

  /// @param threads the places of the drive's threads in the kernel's queue
  DriveSession(DrivePlan plan, Clock clock, Output output, RealTimeThreads threads) {
    this.threads = threads;
    this.plan = plan;
    this.clock = clock;
    this.output = output;
    this.report = new DriveReport(plan, output);
  }

  /// Wires emergency stop and heartbeat; closed by their creator.
  void connect(GpioLines wires) {
    lines = Optional.of(wires);
  }

  /// Ends the drive in neutral after so many seconds; a simulated car has its own measure of time.
  ///
  /// @param limit above 0, from the first turn on
  void endAfter(double limit) {
    seconds = OptionalDouble.of(limit);
  }

  /// Whether anybody may arm the car; a person at a gamepad may by holding its button.
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
            Assembly.pilot(
                plan.models(),
                Assembly.lane(plan.models(), plan.profile(), camera.width(), camera.height()),
                camera.width(),
                camera.height());
        WeightsWatch weights = new WeightsWatch(pilot);
        Recording recording = Recording.begin(plan, clock, camera);
        Outputs outputs = Outputs.of(plan, actuator, lines, clock, threads);
        Lessons lessons = Lessons.of(plan, pilot.steering(), outputs.ages());
        ServiceLink service = new ServiceLink(ServiceManager.of(System.getenv()))) {
      List<DriveObserver> observers = new ArrayList<>(report.observers());
      observers.add(standby);
      recording.recorder().ifPresent(observers::add);
      outputs.guard().ifPresent(observers::add);
      observers.addAll(lessons.observers(driver));
      Snapshot snapshot = new Snapshot();
      if (plan.view()) {
        observers.add(snapshot);
      }
      weights.start();
      ArmingGrip grip = new ArmingGrip();
      observers.add(grip);
      DriveLoop loop =
          Assembly.loop(
              Assembly.settings(plan.profile(), plan.driver().goal(), plan.pad() == PadUse.HOLD),
              clock,
              pilot,
              driver,
              outputs.actuator(),
              exchange.anyFrame(),
              observers);
      outputs.watchEmergencyStop(lines, loop);
      // A person who lets go and takes the wheel again drives on; nobody else could arm again.
      DriveRun run = new DriveRun(camera, loop, plan.pad() != PadUse.HOLD, threads);
      outputs.watch(loop, run, reason -> hopeless(run, reason));
      if (plan.pad() == PadUse.HOLD) { // a disarmed car may get its camera back
        outputs.guard().ifPresent(guard -> guard.bearCamera(standby));
      }
      lessons.begin(loop, mayArm);
      if (driver instanceof GamepadDriver pad) {
        pad.tell(() -> padStops(run), () -> padGone(run));
        pad.tellHandOver(() -> lessons.changeHands(loop));
      }
      if (mayArm && plan.pad() == PadUse.HOLD) {
        grip.asks(loop::arm);
      } else if (mayArm) {
        loop.arm();
      }
      run.onNeutral(() -> neutralSinceNanos = OptionalLong.of(machine.nanos()));
      Runnable told = service.reports(loop, outputs.guard(), clock);
      Runnable limit = limit(run);
      run.onTurn(() -> {
        outputs.ages().beat(Signal.DRIVE_TICK); // alive, be there a picture or not
        told.run();
        limit.run();
      });
      Thread stopper = Thread.ofPlatform().name("stopper").unstarted(() -> stop(run));
      Runtime.getRuntime().addShutdownHook(stopper);
      // A thread of whatever part that dies of what nobody expected ends the drive (J1).
      Optional<UncaughtExceptionHandler> before =
          Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler());
      Thread.setDefaultUncaughtExceptionHandler(run::fail);
      try {
        if (!plan.lockstep()) { // a golden drive begins with its first frame
          Assembly.warmUp(plan, clock, pilot, driver, exchange).run(run::stopWanted);
        }
        drive(run, exchange, snapshot, title, () -> lessons.facts(facts.get()));
      } finally {
        outputs.rest();
        service.stopping();
        report.ended(exchange.dropped(), loop, outputs.guard(), padWord);
        report.realTime(threads.status());
        holdNeutral();
        lessons.finish(output);
        removeHook(stopper);
        Thread.setDefaultUncaughtExceptionHandler(before.orElse(null));
      }
      report.recorded(recording);
      report.learned(lessons);
    }
  }

  private Runnable limit(DriveRun run) {
    return seconds.isPresent()
        ? new TimeLimit(machine, seconds.getAsDouble(), () -> run.stop(0))
        : () -> {};
  }

  private void padStops(DriveRun run) {
    padWord = "stopped by the gamepad's button; the drive has ended in neutral";
    run.stop(0);
  }

  private void padGone(DriveRun run) {
    if (plan.pad() == PadUse.HOLD) {
      padWord = "the gamepad is gone; the drive has ended in neutral: plug it in and start again";
      run.stop(0);
    } else {
      output.remark("the gamepad is gone, and with it its stop button");
    }
  }

  // Nothing in here can help any more; who watches from outside puts the outputs off. Outputs that
  // are only simulated are no reason to end the process with whatever else it does.
  // An end that is under way waits for nothing without limit: it is not to be overtaken.
  private void hopeless(DriveRun run, String reason) {
    if (run.finished()) {
      return;
    }
    if (plan.profile().actuator().outlivesTheProgram()) {
      Main.abandon(reason);
    } else {
      output.remark(reason + "; end the program");
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
            ? Optional.of(
                new LiveView(
                    output.out(),
                    snapshot,
                    titled(title),
                    plan.models().names(),
                    plan.pad() != PadUse.NONE,
                    facts))
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

  private String titled(String title) {
    return threads.degraded() ? title + "   (real time degraded)" : title;
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
    if (plan.profile().actuator().outlivesTheProgram()) {
      long since = neutralSinceNanos.orElseGet(machine::nanos);
      long end = since + TimeUnit.MILLISECONDS.toNanos(FINAL_NEUTRAL_MILLIS);
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

  /// Whether what was asked for does not hold: a fault has ended the drive, or the recording.
  boolean failed() {
    return report.disarmed() || report.recordingFailed() || report.learningFailed();
  }

  /// Says how it went and lets a waiting signal end the process.
  void report(ObjectNode json) {
    report.say(json);
    reported.countDown();
  }
}
