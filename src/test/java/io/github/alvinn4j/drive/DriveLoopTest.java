package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.TestDrive.MAX_AGE_NANOS;
import static io.github.alvinn4j.drive.TestDrive.MILLI;
import static io.github.alvinn4j.drive.TestDrive.NEUTRAL_NANOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.Scalar;

class DriveLoopTest {
  private static final DriverInput NOBODY = command -> false;
  private static final DriverInput DRIVER =
      command -> {
        command.set(-9000, 5000);
        return true;
      };

  @Test
  void neutral_is_put_out_before_the_first_tick() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      assertThat(drive.actuator.writes()).isEqualTo(1);
      assertThat(drive.actuator.steeringMicros()).isEqualTo(1500);
      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      assertThat(drive.loop.state()).isEqualTo(DriveState.BOOT);
    }
  }

  @Test
  void the_car_is_armed_only_after_neutral_was_there_long_enough() {
    List<Release> releases = new ArrayList<>();
    try (TestDrive drive =
        new TestDrive(DriveSettings.Goal.AUTO, NOBODY, tick -> releases.add(tick.release()))) {
      drive.tick();
      drive.clock.moveTo(NEUTRAL_NANOS - 1);
      drive.tick();
      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);

      drive.clock.moveTo(NEUTRAL_NANOS);
      drive.tick();

      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);
      assertThat(releases).containsExactly(Release.NOT_ARMED, Release.NOT_ARMED, Release.NONE);
    }
  }

  @Test
  void the_network_steers_at_cruising_throttle() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, DRIVER)) {
      drive.arm();

      assertThat(drive.actuator.throttleMicros()).isEqualTo(TestDrive.micros(TestDrive.CRUISE_Q15));
      assertThat(drive.actuator.steeringMicros())
          .isCloseTo(TestDrive.micros(TestDrive.STEERING_Q15), within(1));
    }
  }

  @Test
  void the_driver_steers_and_accelerates_by_hand() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.MANUAL, DRIVER)) {
      drive.arm();

      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_MANUAL);
      assertThat(drive.actuator.steeringMicros()).isEqualTo(TestDrive.micros(-9000));
      assertThat(drive.actuator.throttleMicros()).isEqualTo(TestDrive.micros(5000));
    }
  }

  @Test
  void a_car_driven_by_hand_lets_go_when_nobody_is_at_the_wheel() {
    List<Release> releases = new ArrayList<>();
    boolean[] present = {true};
    DriverInput sometimes =
        command -> {
          command.set(0, 5000);
          return present[0];
        };
    try (TestDrive drive =
        new TestDrive(DriveSettings.Goal.MANUAL, sometimes, tick -> releases.add(tick.release()))) {
      drive.arm();
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);

      present[0] = false;
      drive.tick();

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      assertThat(releases).last().isEqualTo(Release.NO_DRIVER);
    }
  }

  @Test
  void a_late_frame_releases_the_throttle_and_a_fresh_one_drives_on() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.arm();
      drive.clock.moveTo(drive.clock.nanos() + 2 * MAX_AGE_NANOS);
      drive.tick(MAX_AGE_NANOS);
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);

      drive.clock.moveTo(drive.clock.nanos() + 2 * MAX_AGE_NANOS);
      drive.tick(MAX_AGE_NANOS + 1);
      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);

      drive.tick();
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);
    }
  }

  @Test
  void a_frame_that_does_not_come_releases_the_throttle() {
    List<Release> releases = new ArrayList<>();
    try (TestDrive drive =
        new TestDrive(DriveSettings.Goal.AUTO, NOBODY, tick -> releases.add(tick.release()))) {
      drive.arm();
      drive.clock.moveTo(drive.clock.nanos() + MAX_AGE_NANOS);
      drive.loop.tickIfFrameIsLate();
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);
      assertThat(releases).hasSize(2);

      drive.clock.moveTo(drive.clock.nanos() + 1);
      drive.loop.tickIfFrameIsLate();

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      assertThat(releases).last().isEqualTo(Release.FRAME_LATE);
    }
  }

  @Test
  void a_car_that_is_not_armed_waits_for_its_first_frame() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.clock.moveTo(10 * NEUTRAL_NANOS);

      drive.loop.tickIfFrameIsLate();

      assertThat(drive.loop.state()).isEqualTo(DriveState.BOOT);
      assertThat(drive.actuator.writes()).isEqualTo(1);
    }
  }

  @Test
  void a_requested_stop_gives_neutral_and_lasts() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.arm();

      drive.loop.requestStop();
      drive.tick();
      assertThat(drive.loop.state()).isEqualTo(DriveState.STOPPING);
      drive.clock.moveTo(10 * NEUTRAL_NANOS);
      drive.tick();

      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      assertThat(drive.actuator.steeringMicros()).isEqualTo(1500);
    }
  }

  @ParameterizedTest(name = "from {0} ns")
  @ValueSource(longs = {Long.MAX_VALUE - 600_000_000L, Long.MIN_VALUE, -600_000_000L})
  void a_clock_that_wraps_changes_nothing_J23(long start, TestReporter reporter) {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.clock.moveTo(start);
      drive.tick();
      drive.clock.moveTo(start + NEUTRAL_NANOS - 1);
      drive.tick();
      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);

      for (long later = 0; later < 1200; later += 150) {
        drive.clock.moveTo(start + NEUTRAL_NANOS + later * MILLI);
        drive.tick(later % 300 == 0 ? MILLI : MAX_AGE_NANOS + 1);
        assertThat(drive.actuator.throttleMicros() > 1500).isEqualTo(later % 300 == 0);
      }
      Faults.report(
          reporter,
          "J23",
          "the clock wraps while driving, pictures are on time and late in turn",
          "armed after %d ms of neutral, late pictures let go, as with any clock"
              .formatted(NEUTRAL_NANOS / MILLI));
    }
  }

  @Test
  void observers_see_one_consistent_tick_in_their_order() {
    List<String> seen = new ArrayList<>();
    TestDrive[] self = new TestDrive[1];
    DriveObserver first =
        tick -> {
          seen.add("first " + tick.number());
          assertThat(tick.frame()).isSameAs(self[0].frame);
          assertThat(tick.startNanos()).isEqualTo(self[0].clock.nanos());
          assertThat(tick.workNanos()).isZero();
          assertThat(tick.state()).isEqualTo(self[0].loop.state());
          assertThat(tick.pulses().steeringMicros()).isEqualTo(self[0].actuator.steeringMicros());
          assertThat(tick.pulses().throttleMicros()).isEqualTo(self[0].actuator.throttleMicros());
          assertThat(tick.driverPresent()).isTrue();
          assertThat(tick.driver().steeringQ15()).isEqualTo(-9000);
          assertThat(tick.command().steeringQ15()).isEqualTo(tick.estimate().steeringQ15());
          assertThat(tick.activations().outputs()).hasSize(30);
          assertThat(tick.retina().pixels()).hasSize(960);
        };
    DriveObserver second = tick -> seen.add("second " + tick.number());
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, DRIVER, first, second)) {
      self[0] = drive;

      drive.arm();

      assertThat(seen).containsExactly("first 1", "second 1", "first 2", "second 2");
    }
  }

  @Test
  void a_tick_allocates_nothing() {
    long[] allocated = new long[1];
    try (TestDrive drive =
        new TestDrive(
            DriveSettings.Goal.AUTO, DRIVER, tick -> allocated[0] = tick.allocatedBytes())) {
      drive.arm();

      long bytes = AllocatedBytes.of(drive::tick);

      assertThat(bytes).as("bytes of 500 ticks").isZero();
      assertThat(allocated[0]).as("bytes a tick says itself").isZero();
    }
  }

  @Test
  void a_frame_that_stays_away_disarms_and_only_a_person_arms_again() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.arm();
      drive.clock.moveTo(drive.clock.nanos() + 499 * MILLI);
      drive.tick(499 * MILLI);
      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);

      drive.clock.moveTo(drive.clock.nanos() + MILLI);
      drive.tick(500 * MILLI);

      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.FRAME_LATE);
      drive.clock.moveTo(drive.clock.nanos() + 10 * NEUTRAL_NANOS);
      drive.tick();
      assertThat(drive.loop.state()).as("all is well again").isEqualTo(DriveState.DISARMED);
      drive.loop.arm();
      drive.tick();
      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.NONE);
    }
  }

  @Test
  void a_black_picture_releases_the_throttle_after_five() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.arm();
      drive.frame.pixels().setTo(new Scalar(9, 12, 15));
      for (int picture = 1; picture < 5; picture++) {
        drive.tick();
        assertThat(drive.actuator.throttleMicros()).as("picture %d", picture).isGreaterThan(1500);
      }

      drive.tick();

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
    }
  }

  @Test
  void an_actuator_that_fails_disarms_in_the_next_tick_and_no_tick_throws_A2(
      TestReporter reporter) {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, NOBODY)) {
      drive.arm();
      drive.actuator.fail();

      drive.tick();
      drive.tick();

      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.ACTUATOR);
      assertThat(drive.actuator.released()).isTrue();
    }

    Faults.report(
        reporter, "A2", "every write fails", "disarmed in the next tick, outputs released");
  }
}
