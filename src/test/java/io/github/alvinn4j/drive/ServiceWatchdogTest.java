package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.TestDrive.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ServiceWatchdogTest {
  private static final long WATCHDOG_NANOS = 2000 * MILLI; // WatchdogSec of the service
  private static final long STEP_MILLIS = 20;

  private int pings;

  @Test
  void a_drive_that_turns_and_a_guard_that_looks_ping_in_time_and_neither_alone_does_J4(
      TestReporter reporter) {
    Guard[] guarded = new Guard[1];
    try (TestDrive drive =
            new TestDrive(
                DriveSettings.Goal.AUTO, command -> false, tick -> guarded[0].onTick(tick));
        ActuatorWriter writer = new ActuatorWriter(drive.actuator, drive.clock, 1500)) {
      SignalAges ages = new SignalAges(drive.clock);
      guarded[0] = new Guard(drive.clock, SignalTable.of(50, 100), ages, writer);
      ServiceWatchdog watchdog = new ServiceWatchdog(drive.clock, guarded[0]::alive, () -> pings++);

      long greatestGap = 0;
      long lastPing = 0;
      for (long millis = 0; millis <= 10_000; millis += STEP_MILLIS) {
        int before = pings;
        step(drive, ages);
        drive.tick();
        guarded[0].check();
        watchdog.turned();
        if (pings > before) {
          greatestGap = Math.max(greatestGap, drive.clock.nanos() - lastPing);
          lastPing = drive.clock.nanos();
        }
      }
      assertThat(greatestGap).isPositive().isLessThan(WATCHDOG_NANOS / 2);

      int whileBothLived = pings;
      for (long millis = 0; millis <= 5_000; millis += STEP_MILLIS) {
        step(drive, ages);
        drive.tick(); // the guard is dead
        watchdog.turned();
      }
      assertThat(pings).as("pings of a drive without a guard").isEqualTo(whileBothLived);

      for (long millis = 0; millis <= 5_000; millis += STEP_MILLIS) {
        step(drive, ages); // the drive thread hangs
        guarded[0].check();
      }
      assertThat(pings).as("pings of a guard without a drive").isEqualTo(whileBothLived);
      Faults.report(
          reporter,
          "J4",
          "the guard is dead for 5 s, or the drive thread",
          "pings every %d ms before, %d after"
              .formatted(greatestGap / MILLI, pings - whileBothLived));
    }
  }

  private static void step(TestDrive drive, SignalAges ages) {
    drive.clock.moveTo(drive.clock.nanos() + STEP_MILLIS * MILLI);
    ages.beat(Signal.CAMERA);
    ages.beat(Signal.ACTUATOR);
  }
}
