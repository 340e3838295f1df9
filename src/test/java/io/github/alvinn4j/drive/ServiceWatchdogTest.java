package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.TestDrive.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ServiceWatchdogTest {
  private static final long WATCHDOG_NANOS = 2000 * MILLI; // WatchdogSec of the service

  private final ManualClock clock = new ManualClock();
  private final RecordingActuator actuator = new RecordingActuator();
  private int pings;

  @Test
  void a_drive_that_turns_and_a_guard_that_looks_ping_in_time_and_neither_alone_does_J4(
      TestReporter reporter) {
    try (ActuatorWriter writer = new ActuatorWriter(actuator, clock, 1500);
        Guard guard = new Guard(clock, writer, 100 * MILLI)) {
      ServiceWatchdog watchdog = new ServiceWatchdog(clock, guard::healthy, () -> pings++);
      long lastPing = 0;
      long greatestGap = 0;
      for (long millis = 0; millis <= 10_000; millis += 20) {
        clock.moveTo(millis * MILLI);
        guard.check();
        int before = pings;
        watchdog.turned();
        if (pings > before) {
          greatestGap = Math.max(greatestGap, clock.nanos() - lastPing);
          lastPing = clock.nanos();
        }
      }
      assertThat(greatestGap).isLessThan(WATCHDOG_NANOS / 2);

      int whileBothLived = pings;
      for (long millis = 10_020; millis <= 15_000; millis += 20) {
        clock.moveTo(millis * MILLI); // the guard is dead
        watchdog.turned();
      }
      assertThat(pings).as("pings of a drive without a guard").isEqualTo(whileBothLived);

      for (long millis = 15_020; millis <= 20_000; millis += 20) {
        clock.moveTo(millis * MILLI); // the drive thread hangs
        guard.check();
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
}
