package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.FaultDrill.HERTZ;
import static io.github.alvinn4j.drive.FaultDrill.MILLI;
import static io.github.alvinn4j.drive.FaultDrill.PERIOD_NANOS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Networks that are stuck, swing or are slow, and a machine that is starved, hot or sagging.
class OutputFaultTest {

  @Test
  void full_lock_for_over_a_second_while_the_picture_changes_disarms_M9(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill(TestDrive.model(29), DriveSettings.Goal.AUTO, false)) {
      while (!drill.drive.loop.state().armed()) {
        drill.healthy(1);
      }
      drill.begin();
      for (int picture = 0; picture < 2 * HERTZ; picture++) {
        drill.bright(picture % 2 == 0);
        drill.healthy(1);
      }

      assertThat(drill.drive.loop.disarmedBy()).isEqualTo(Release.OUTPUT_STUCK);
      assertThat(drill.disarmedMillis()).isBetween(1001L, 1101L);
      Faults.report(
          reporter, "M9", "a network that steers full right whatever it sees", drill.reaction());
    }
  }

  @Test
  void full_lock_before_a_picture_that_does_not_change_is_not_the_networks_fault() {
    try (FaultDrill drill = new FaultDrill(TestDrive.model(29), DriveSettings.Goal.AUTO, false)) {
      drill.healthy(5 * HERTZ);

      assertThat(drill.drive.loop.state().armed()).isTrue();
    }
  }

  @Test
  void swinging_from_side_to_side_caps_the_throttle_M10(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill(TestDrive.seeing(), DriveSettings.Goal.AUTO, false)) {
      drill.bright(true);
      drill.driving();
      for (int picture = 0; picture < 2 * HERTZ; picture++) {
        drill.bright(picture / 5 % 2 == 0);
        drill.healthy(1);
      }

      assertThat(drill.caution()).isEqualTo(Caution.OSCILLATION);
      assertThat(drill.drive.actuator.throttleMicros())
          .isEqualTo(TestDrive.micros(TestDrive.CAUTIOUS_Q15));
      assertThat(drill.cappedMillis()).isLessThanOrEqualTo(2000);
      drill.assertDrivesOn();
      Faults.report(
          reporter,
          "M10",
          "the steering changes sides four times a second",
          "throttle capped after %d ms".formatted(drill.cappedMillis()));
      drill.bright(true);
      drill.healthy(4 * HERTZ);
      assertThat(drill.caution()).as("calm again").isEqualTo(Caution.NONE);
    }
  }

  @Test
  void weaving_as_a_car_does_is_no_swinging() {
    try (FaultDrill drill = new FaultDrill(TestDrive.seeing(), DriveSettings.Goal.AUTO, false)) {
      drill.bright(true);
      drill.driving();
      for (int picture = 0; picture < 20 * HERTZ; picture++) {
        drill.bright(picture / 10 % 2 == 0);
        drill.healthy(1);
        assertThat(drill.caution()).isEqualTo(Caution.NONE);
      }
    }
  }

  @Test
  void the_third_tick_in_a_row_that_takes_too_long_lets_go_M11(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.workNanos = PERIOD_NANOS + 1000;
      for (int tick = 0; tick < 3; tick++) {
        drill.frame(0, 0);
      }
      drill.assertDrivesOn();
      drill.frame(0, 0);

      assertThat(drill.release()).isEqualTo(Release.TICK_OVERRUN);
      Faults.report(
          reporter,
          "M11",
          "each tick works for longer than the 50 ms between two pictures",
          "throttle neutral after three, %d ms".formatted(drill.neutralMillis()));
      drill.workNanos = 0;
      drill.healthy(2);
      assertThat(drill.release()).isEqualTo(Release.NONE);
    }
  }

  @Test
  void ticks_that_use_all_their_time_are_no_overrun() {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.workNanos = PERIOD_NANOS;
      for (int tick = 0; tick < 20; tick++) {
        drill.frame(0, 0);
      }

      drill.assertDrivesOn();
    }
  }

  @Test
  void more_than_a_fifth_of_late_ticks_disarm_J14(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      starve(drill, 5, 5);
      drill.assertDrivesOn();
      drill.begin();
      starve(drill, 4, 2);

      assertThat(drill.drive.loop.disarmedBy()).isEqualTo(Release.TICKS_LATE);
      assertThat(drill.disarmedMillis()).isLessThanOrEqualTo(1000);
      Faults.report(
          reporter,
          "J14",
          "every fourth tick begins 26 ms after its picture has come",
          "disarmed after %d ms; a fifth is borne".formatted(drill.disarmedMillis()));
    }
  }

  private static void starve(FaultDrill drill, int everyNth, int seconds) {
    for (int tick = 1; tick <= seconds * HERTZ; tick++) {
      drill.pass(PERIOD_NANOS);
      drill.drive.lateTick(tick % everyNth == 0 ? 26 * MILLI : 0);
    }
  }

  @Test
  void an_under_voltage_caps_the_throttle_and_another_one_disarms_A8(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.drive.loop.machine(true, false);
      drill.healthy(1);
      assertThat(drill.caution()).isEqualTo(Caution.UNDER_VOLTAGE);
      assertThat(drill.drive.actuator.throttleMicros())
          .isEqualTo(TestDrive.micros(TestDrive.CAUTIOUS_Q15));
      drill.assertDrivesOn();
      drill.healthy(HERTZ - 1);

      drill.drive.loop.machine(true, false);
      drill.healthy(1);

      assertThat(drill.drive.loop.disarmedBy()).isEqualTo(Release.UNDER_VOLTAGE);
      Faults.report(
          reporter,
          "A8",
          "under-voltage in two readings, a second apart",
          "throttle capped in the tick after the first (%d ms), disarmed after the second (%d ms)"
              .formatted(drill.cappedMillis(), drill.disarmedMillis()));
    }
  }

  @Test
  void an_under_voltage_a_minute_later_is_a_first_one_again() {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.drive.loop.machine(true, false);
      drill.healthy(HERTZ);
      drill.drive.loop.machine(false, false);
      drill.healthy(60 * HERTZ + 1);
      assertThat(drill.caution()).isEqualTo(Caution.NONE);

      drill.drive.loop.machine(true, false);
      drill.healthy(HERTZ);

      drill.assertDrivesOn();
      assertThat(drill.caution()).isEqualTo(Caution.UNDER_VOLTAGE);
    }
  }

  @Test
  void heat_caps_the_throttle_until_it_has_passed_J15(TestReporter reporter) {
    try (FaultDrill drill = new FaultDrill().driving()) {
      drill.drive.loop.machine(false, true);
      drill.healthy(5 * HERTZ);
      assertThat(drill.caution()).isEqualTo(Caution.HOT);
      drill.drive.loop.machine(false, false);
      drill.healthy(HERTZ + 1);

      assertThat(drill.caution()).isEqualTo(Caution.NONE);
      drill.assertDrivesOn();
      Faults.report(
          reporter,
          "J15",
          "a reading says hot, five seconds later one says cool",
          "throttle capped after %d ms until a second after".formatted(drill.cappedMillis()));
    }
  }
}
