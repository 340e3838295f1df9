package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Scalar;

class EveryFaultTest {
  private static final int NEUTRAL = 1500;
  private static final long PERIOD_NANOS = 33 * TestDrive.MILLI;

  private static long millis(long nanos) {
    return nanos / TestDrive.MILLI;
  }

  @Test
  void all_inputs_off_at_once_let_go_in_the_next_tick_and_disarm_X1(TestReporter reporter) {
    List<Release> reasons = new ArrayList<>();
    try (TestDrive drive =
        new TestDrive(
            DriveSettings.Goal.AUTO, command -> false, tick -> reasons.add(tick.release()))) {
      drive.arm();
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(NEUTRAL);
      long off = drive.clock.nanos();

      drive.frame.pixels().setTo(Scalar.all(0));
      while (drive.actuator.throttleMicros() > NEUTRAL) {
        drive.clock.moveTo(drive.clock.nanos() + PERIOD_NANOS);
        drive.loop.tickIfFrameIsLate();
      }
      long neutralAfter = drive.clock.nanos() - off;
      drive.actuator.fail();
      drive.clock.moveTo(drive.clock.nanos() + PERIOD_NANOS);
      drive.loop.tickIfFrameIsLate();
      drive.clock.moveTo(drive.clock.nanos() + PERIOD_NANOS);
      drive.loop.tickIfFrameIsLate();
      long disarmedAfter = drive.clock.nanos() - off;

      assertThat(neutralAfter).isLessThanOrEqualTo(100 * TestDrive.MILLI + PERIOD_NANOS);
      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.ACTUATOR);
      assertThat(drive.actuator.released()).isTrue();
      assertThat(disarmedAfter).isLessThan(500 * TestDrive.MILLI);
      Faults.report(
          reporter,
          "X1",
          "no frame, no driver, then no actuator",
          "throttle neutral after %d ms, disarmed for the worst of them after %d ms"
              .formatted(millis(neutralAfter), millis(disarmedAfter)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "a late frame",
        "a frame from the future",
        "a black picture",
        "a white picture",
        "damaged weights"
      })
  void a_car_that_starts_with_a_fault_is_not_armed_while_it_lasts_X6(
      String fault, TestReporter reporter) {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false)) {
      long age =
          switch (fault) {
            case "a late frame" -> TestDrive.MAX_AGE_NANOS + 1;
            case "a frame from the future" -> -100 * TestDrive.MILLI;
            default -> 0;
          };
      switch (fault) {
        case "a black picture" -> drive.frame.pixels().setTo(Scalar.all(0));
        case "a white picture" -> drive.frame.pixels().setTo(Scalar.all(255));
        case "damaged weights" -> WeightsWatchTest.damage(drive);
        default -> {}
      }
      int ticks = 0;
      int moving = 0;
      for (; ticks < 100; ticks++) {
        drive.clock.moveTo(drive.clock.nanos() + PERIOD_NANOS);
        drive.tick(age);
        if (ticks > 20) {
          drive.loop.arm();
        }
        moving += drive.actuator.throttleMicros() == NEUTRAL ? 0 : 1;
        assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      }

      assertThat(moving).isZero();
      Faults.report(
          reporter,
          "X6",
          fault + " from the first tick on",
          "refused each time a person asks, throttle neutral in %d of %d ticks"
              .formatted(ticks - moving, ticks));
    }
  }
}
