package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What a person must do after an emergency stop and after an actuator that failed.
class DriveLoopStopTest {
  private static final int NEUTRAL = 1500;

  private boolean pressed;

  private TestDrive drive() {
    TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, _ -> false);
    drive.loop.watchEmergencyStop(() -> pressed);
    return drive;
  }

  private static void wait(TestDrive drive, long nanos) {
    drive.clock.moveTo(drive.clock.nanos() + nanos);
    drive.tick();
  }

  @Test
  void an_emergency_stop_disarms_in_the_next_tick_and_only_a_person_arms_again_O14(
      TestReporter reporter) {
    try (TestDrive drive = drive()) {
      drive.arm();
      assertThat(drive.actuator.throttleMicros()).isNotEqualTo(NEUTRAL);

      pressed = true;
      drive.tick();

      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.EMERGENCY_STOP);
      int throttle = drive.actuator.throttleMicros();
      assertThat(throttle).isEqualTo(NEUTRAL);
      pressed = false;
      wait(drive, 10 * TestDrive.NEUTRAL_NANOS);
      assertThat(drive.loop.state()).as("let go, nobody armed").isEqualTo(DriveState.DISARMED);
      drive.loop.arm();
      drive.tick();
      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
      Faults.report(
          reporter,
          "O14",
          "the button is pressed while the network drives",
          "the next tick disarms, throttle %d us, neutral; let go it stays disarmed"
              .formatted(throttle));
    }
  }

  @Test
  void nobody_arms_while_the_emergency_stop_is_pressed_and_the_wish_does_not_wait() {
    try (TestDrive drive = drive()) {
      pressed = true;
      drive.arm();
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.EMERGENCY_STOP);

      pressed = false;
      wait(drive, 10 * TestDrive.NEUTRAL_NANOS);
      wait(drive, 10 * TestDrive.NEUTRAL_NANOS);

      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
    }
  }

  @Test
  void after_an_emergency_stop_the_esc_sees_neutral_before_it_is_armed_again_A16(
      TestReporter reporter) {
    try (TestDrive drive = drive()) {
      drive.arm();
      pressed = true;
      wait(drive, 10 * TestDrive.NEUTRAL_NANOS);
      pressed = false;
      long letGo = drive.clock.nanos();
      drive.loop.arm();

      wait(drive, TestDrive.NEUTRAL_NANOS - 1);
      assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      assertThat(drive.actuator.throttleMicros()).isEqualTo(NEUTRAL);
      wait(drive, 1);

      assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
      Faults.report(
          reporter,
          "A16",
          "a person arms at once after an emergency stop that had taken the pulses away",
          "armed after %d ms of neutral, the setting being %d ms"
              .formatted(
                  (drive.clock.nanos() - letGo) / TestDrive.MILLI,
                  TestDrive.NEUTRAL_NANOS / TestDrive.MILLI));
    }
  }

  @Test
  void an_actuator_that_failed_is_set_up_again_by_a_wish_to_arm_and_armed_by_the_next_A6(
      TestReporter reporter) {
    try (TestDrive drive = drive()) {
      drive.arm();
      drive.actuator.failUntilRestarted();
      drive.tick();
      drive.tick();
      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.ACTUATOR);
      wait(drive, 10 * TestDrive.NEUTRAL_NANOS);
      int byItself = drive.actuator.restarts();
      assertThat(byItself).isZero();

      drive.loop.arm();
      drive.tick();
      assertThat(drive.actuator.restarts()).isEqualTo(1);
      assertThat(drive.loop.state()).as("the first wish").isEqualTo(DriveState.DISARMED);
      drive.loop.arm();
      wait(drive, TestDrive.NEUTRAL_NANOS);

      assertThat(drive.loop.state()).as("the second").isEqualTo(DriveState.ARMED_AUTO);
      Faults.report(
          reporter,
          "A6",
          "the outputs fail until they are set up anew",
          "set up %d times without a person, %d time for a person; the next wish arms"
              .formatted(byItself, drive.actuator.restarts()));
    }
  }

  @Test
  void an_actuator_that_stays_broken_is_never_armed() {
    try (TestDrive drive = drive()) {
      drive.arm();
      drive.actuator.fail();
      drive.tick();

      for (int i = 0; i < 5; i++) {
        drive.loop.arm();
        wait(drive, 10 * TestDrive.NEUTRAL_NANOS);
        assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
      }

      assertThat(drive.loop.disarmedBy()).isEqualTo(Release.ACTUATOR);
      assertThat(drive.actuator.restarts()).isPositive();
    }
  }
}
