package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// The guard at a 50 Hz camera whose pictures may be 100 ms old, in simulated time.
class GuardTest {
  private static final long MILLI = 1_000_000L;
  private static final SignalTable SIGNALS = SignalTable.of(50, 100);

  /// A guarded car that drives.
  private static final class GuardedDrive implements AutoCloseable {
    final List<String> hopeless = new ArrayList<>();
    final TestDrive drive =
        new TestDrive(DriveSettings.Goal.AUTO, command -> false, tick -> watcher().onTick(tick));
    final SignalAges ages = new SignalAges(drive.clock);
    final ActuatorWriter writer = new ActuatorWriter(drive.actuator, drive.clock, 1500);
    final Guard guard = new Guard(drive.clock, SIGNALS, ages, writer);

    GuardedDrive() {
      guard.react(drive.loop::disarm, hopeless::add);
      drive.arm();
      for (int tick = 0; tick < Guard.HEALTHY_TICKS; tick++) {
        live(20);
      }
      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
      assertThat(guard.interventions()).isZero();
    }

    private Guard watcher() {
      return guard;
    }

    void pass(long millis) {
      drive.clock.moveTo(drive.clock.nanos() + millis * MILLI);
    }

    /// Time passes, all is well.
    void live(long millis) {
      pass(millis);
      ages.beat(Signal.CAMERA);
      ages.beat(Signal.ACTUATOR);
      drive.tick();
      guard.check();
    }

    /// Only the drive thread does nothing for so long.
    void driveSilent(long millis) {
      pass(millis);
      ages.beat(Signal.CAMERA);
      ages.beat(Signal.ACTUATOR);
      guard.check();
    }

    /// Everybody but one lives on, and the guard looks every 10 ms, until something is so.
    ///
    /// @return milliseconds from the last beat, -1 if it did not become so within 3 s
    long silent(Signal dead, LongSupplier grows) {
      long before = grows.getAsLong();
      for (long millis = 10; millis <= 3000; millis += 10) {
        pass(10);
        for (Signal signal : new Signal[] {Signal.CAMERA, Signal.ACTUATOR}) {
          if (signal != dead) {
            ages.beat(signal);
          }
        }
        if (dead != Signal.DRIVE_TICK) {
          drive.tick();
        }
        guard.check();
        if (grows.getAsLong() > before) {
          return millis;
        }
      }
      return -1;
    }

    @Override
    public void close() {
      guard.close();
      writer.close();
      drive.close();
    }
  }

  private static long neutralMillis(Signal dead) {
    try (GuardedDrive car = new GuardedDrive()) {
      return car.silent(dead, car.guard::interventions);
    }
  }

  private static long hopelessMillis(Signal dead) {
    try (GuardedDrive car = new GuardedDrive()) {
      long millis = car.silent(dead, car.hopeless::size);
      assertThat(car.hopeless).hasSize(1);
      assertThat(car.hopeless.getFirst()).startsWith(dead.title());
      return millis;
    }
  }

  private static String reaction(Signal dead) {
    return "throttle held in neutral after %d ms, end of the process asked for after %d ms"
        .formatted(neutralMillis(dead), hopelessMillis(dead));
  }

  @Test
  void a_drive_thread_that_hangs_is_held_disarmed_and_given_up_J2(TestReporter reporter) {
    assertThat(neutralMillis(Signal.DRIVE_TICK)).isEqualTo(110);
    assertThat(hopelessMillis(Signal.DRIVE_TICK)).isEqualTo(2010);
    Faults.report(reporter, "J2", "the drive thread ticks no more", reaction(Signal.DRIVE_TICK));
  }

  @Test
  void a_capture_thread_that_hangs_is_held_and_given_up_C16(TestReporter reporter) {
    assertThat(neutralMillis(Signal.CAMERA)).isEqualTo(110);
    assertThat(hopelessMillis(Signal.CAMERA)).isEqualTo(2010);
    Faults.report(
        reporter, "C16", "the capture thread hangs in the driver", reaction(Signal.CAMERA));
  }

  @Test
  void a_camera_that_is_opened_again_is_held_and_not_given_up() {
    try (GuardedDrive car = new GuardedDrive()) {
      car.guard.bearCamera(() -> true);

      assertThat(car.silent(Signal.CAMERA, car.hopeless::size)).isEqualTo(-1);
      assertThat(car.guard.interventions()).isEqualTo(1);
    }
  }

  @Test
  void an_actuator_that_takes_no_pulses_is_given_up_A3(TestReporter reporter) {
    assertThat(neutralMillis(Signal.ACTUATOR)).isEqualTo(80);
    assertThat(hopelessMillis(Signal.ACTUATOR)).isEqualTo(2010);
    Faults.report(reporter, "A3", "the bus takes no pulses any more", reaction(Signal.ACTUATOR));
  }

  @Test
  void half_a_second_of_silence_disarms_for_good_J2(TestReporter reporter) {
    try (GuardedDrive car = new GuardedDrive()) {
      car.driveSilent(500);
      car.live(0);
      assertThat(car.drive.loop.state()).as("500 ms").isEqualTo(DriveState.ARMED_AUTO);
      car.driveSilent(501);

      car.live(0);

      assertThat(car.drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(car.drive.loop.disarmedBy()).isEqualTo(Release.PAUSED);
      car.live(10_000);
      assertThat(car.drive.loop.state()).as("10 s later").isEqualTo(DriveState.DISARMED);
      Faults.report(
          reporter,
          "J2",
          "the drive thread is silent for 501 ms, then ticks again",
          "disarmed in its first tick (%s)".formatted(car.drive.loop.disarmedBy()));
    }
  }

  @Test
  void the_hold_outlasts_the_silence_until_the_car_was_seen_disarmed() {
    try (GuardedDrive car = new GuardedDrive()) {
      car.pass(501);
      car.guard.check();
      assertThat(car.guard.interventions()).isEqualTo(1);
      // The drive thread lives again, but has not ticked to its end: the hold must not be lifted.
      car.ages.beat(Signal.DRIVE_TICK);
      car.ages.beat(Signal.CAMERA);
      car.ages.beat(Signal.ACTUATOR);
      car.guard.check();
      car.pass(101);
      car.guard.check();
      assertThat(car.guard.interventions()).as("one hold without a break").isEqualTo(1);

      car.live(0);
      car.live(20);
      car.pass(101);
      car.guard.check();

      assertThat(car.guard.interventions()).as("a hold of its own").isEqualTo(2);
    }
  }

  @Test
  void what_was_never_there_is_not_missed() {
    try (GuardedDrive car = new GuardedDrive()) {
      SignalAges none = new SignalAges(car.drive.clock);
      Guard waiting = new Guard(car.drive.clock, SIGNALS, none, car.writer);
      car.pass(60_000);

      waiting.check();

      assertThat(waiting.interventions()).isZero();
    }
  }

  @Test
  void a_service_is_told_of_health_only_while_guard_and_drive_both_live_J4(TestReporter reporter) {
    try (GuardedDrive car = new GuardedDrive()) {
      assertThat(car.guard.healthy()).isTrue();

      car.pass(101);
      assertThat(car.guard.healthy()).as("the guard does not look any more").isFalse();
      car.guard.check();
      assertThat(car.guard.healthy()).as("the drive has been silent").isFalse();
      int ticks = 0;
      while (!car.guard.healthy()) {
        car.live(20);
        ticks++;
      }

      assertThat(ticks).isEqualTo(Guard.HEALTHY_TICKS);
      Faults.report(
          reporter,
          "J4",
          "the guard looks no more for 101 ms",
          "not healthy for the service's watchdog, again after %d good ticks".formatted(ticks));
    }
  }

  @Test
  void a_pulse_that_no_calibration_asks_for_never_reaches_the_wires() {
    RecordingActuator wires = new RecordingActuator();
    Acknowledged actuator =
        new Acknowledged(wires, new SignalAges(new ManualClock()), SIGNALS.row(Signal.ACTUATOR));
    actuator.write(700, 2300);

    assertThatThrownBy(() -> actuator.write(699, 1500)).isInstanceOf(ActuatorException.class);
    assertThatThrownBy(() -> actuator.write(1500, 2301))
        .hasMessage("pulses of 1500 and 2301 us, expected 700..2300");
    assertThat(wires.writes()).isEqualTo(1);
  }
}
