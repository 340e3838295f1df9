package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.TestDrive.CRUISE_Q15;
import static io.github.alvinn4j.drive.TestDrive.MILLI;
import static io.github.alvinn4j.drive.TestDrive.STEERING_Q15;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The wheel goes from the driver to the network and back, and corrections go over the network.
class HandOverTest {
  private final DriveCommand wish = new DriveCommand();
  private boolean present = true;
  private boolean corrected;
  private int steeringQ15;
  private int throttleQ15;
  private final TestDrive drive =
      new TestDrive(
          DriveSettings.Goal.MANUAL,
          command -> {
            command.set(wish.steeringQ15(), wish.throttleQ15());
            return present;
          },
          tick -> {
            corrected = tick.corrected();
            steeringQ15 = tick.command().steeringQ15();
            throttleQ15 = tick.command().throttleQ15();
          });

  @AfterEach
  void close() {
    drive.close();
  }

  private void tick(int milliseconds) {
    for (int passed = 0; passed < milliseconds; passed += 50) {
      drive.clock.moveTo(drive.clock.nanos() + 50 * MILLI);
      drive.tick();
    }
  }

  private void handOver() {
    drive.arm();
    drive.loop.allowCorrections();
    drive.loop.handOver();
    tick(50);
    assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
  }

  @Test
  void the_network_steers_after_the_hand_over_and_the_driver_after_taking_back() {
    wish.set(-9000, 5000);
    drive.arm();
    assertThat(steeringQ15).isEqualTo(-9000);

    drive.loop.handOver();
    tick(50);
    assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
    assertThat(steeringQ15).isBetween(STEERING_Q15 - 30, STEERING_Q15 + 30);
    assertThat(throttleQ15).isEqualTo(CRUISE_Q15);

    drive.loop.takeBack();
    tick(50);
    assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_MANUAL);
    assertThat(steeringQ15).isEqualTo(-9000);
    assertThat(throttleQ15).isEqualTo(5000);
  }

  @Test
  void a_car_that_is_not_armed_is_not_handed_over() {
    drive.tick();

    drive.loop.handOver();
    tick(50);

    assertThat(drive.loop.state()).isEqualTo(DriveState.DISARMED);
  }

  @Test
  void nothing_is_handed_over_while_something_is_wrong() {
    drive.arm();
    present = false; // nobody at the wheel of a car that is driven by hand
    tick(50);
    assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_MANUAL);

    drive.loop.handOver();
    tick(50);

    assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_MANUAL);
  }

  @Test
  void who_steers_has_the_wheel_at_once_and_gives_it_back_by_letting_go() {
    handOver();
    assertThat(corrected).isFalse();

    wish.set(-20_000, 0);
    tick(50);
    assertThat(corrected).isTrue();
    assertThat(steeringQ15).isEqualTo(-20_000);
    assertThat(throttleQ15).isEqualTo(CRUISE_Q15);

    wish.set(0, 0); // through the middle
    tick(200);
    assertThat(corrected).isTrue();
    wish.set(9000, 0);
    tick(100);
    assertThat(steeringQ15).isEqualTo(9000);

    wish.set(0, 0);
    tick(350);
    assertThat(corrected).isTrue();
    tick(50);
    assertThat(corrected).isFalse();
    assertThat(steeringQ15).isBetween(STEERING_Q15 - 30, STEERING_Q15 + 30);
    assertThat(drive.loop.state()).isEqualTo(DriveState.ARMED_AUTO);
  }

  @Test
  void a_brake_lets_the_throttle_go_while_the_driver_corrects() {
    handOver();

    wish.set(9000, -5000);
    tick(50);

    assertThat(steeringQ15).isEqualTo(9000);
    assertThat(throttleQ15).isZero();
  }

  @Test
  void a_driver_who_is_gone_gives_the_wheel_back_at_once() {
    handOver();
    wish.set(-20_000, 0);
    tick(50);

    present = false;
    tick(50);

    assertThat(corrected).isFalse();
    assertThat(drive.loop.disarmedBy()).isEqualTo(Release.NONE);
  }

  @Test
  void steering_does_nothing_where_corrections_are_not_allowed() {
    drive.arm();
    drive.loop.handOver();
    tick(50);

    wish.set(-20_000, 0);
    tick(50);

    assertThat(corrected).isFalse();
    assertThat(steeringQ15).isBetween(STEERING_Q15 - 30, STEERING_Q15 + 30);
  }
}
