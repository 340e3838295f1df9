package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisorTest {
  private static final long MILLI = 1_000_000L;
  private static final SupervisorSettings SETTINGS =
      new SupervisorSettings(500 * MILLI, 100 * MILLI, 100 * MILLI, 500 * MILLI, 500 * MILLI, true);

  private final Supervisor supervisor = new Supervisor(SETTINGS);
  private final Observations seen = new Observations();
  private long now;

  SupervisorTest() {
    seen.driver(true, true);
  }

  /// Ticks every 10 ms for so long.
  private void run(long millis) {
    for (long end = now + millis * MILLI; now < end; ) {
      now += 10 * MILLI;
      supervisor.advance(now, seen);
    }
  }

  private void arm() {
    run(510);
    supervisor.requestAuto();
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);
    assertThat(supervisor.release()).isEqualTo(Release.NONE);
  }

  @Test
  void a_wish_to_arm_waits_until_the_ESC_has_seen_neutral_A16() {
    supervisor.requestAuto();

    run(500);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);

    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);
  }

  @Test
  void a_held_throttle_refuses_arming_until_the_person_asks_again_O15() {
    seen.driver(true, false);
    run(510);
    supervisor.requestManual();
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.NOT_ARMED);

    seen.driver(true, true);
    run(1000);
    assertThat(supervisor.state()).as("the wish is gone").isEqualTo(DriveState.DISARMED);

    supervisor.requestManual();
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_MANUAL);
  }

  @ParameterizedTest
  @EnumSource(names = {"FRAME_DARK", "FRAME_BRIGHT", "FRAME_FROZEN"})
  void a_fault_at_the_instant_of_arming_refuses_it_X4(Release fault) {
    run(510);
    seen.frameFault(fault);
    supervisor.requestAuto();

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(fault);
  }

  @Test
  void a_soft_fault_releases_at_once_and_disarms_after_half_a_second_C1() {
    arm();
    seen.frameAge(101 * MILLI);

    run(10);
    assertThat(supervisor.release()).isEqualTo(Release.FRAME_LATE);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);

    run(480);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);

    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.release()).isEqualTo(Release.NOT_ARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.FRAME_LATE);
  }

  @Test
  void a_short_fault_is_forgiven() {
    arm();
    seen.frameAge(101 * MILLI);
    run(300);
    seen.frameAge(0);

    run(10);

    assertThat(supervisor.release()).isEqualTo(Release.NONE);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);
  }

  @Test
  void a_fault_that_flickers_disarms_too_X3() {
    arm();

    int flickers = 0;
    while (supervisor.state().armed() && flickers < 100) {
      seen.frameAge(101 * MILLI);
      run(100);
      seen.frameAge(0);
      run(100);
      flickers++;
    }

    assertThat(flickers).as("100 ms bad, 100 ms good, 75 ms of the bad remain").isEqualTo(7);
  }

  @Test
  void a_hard_fault_disarms_at_once_A2() {
    arm();
    seen.actuatorFailed(true);

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.ACTUATOR);
  }

  @Test
  void an_emergency_stop_is_worse_than_anything_and_refuses_a_wish_at_once() {
    seen.emergencyStop(true);
    seen.actuatorFailed(true);
    supervisor.requestAuto();

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.EMERGENCY_STOP);
    seen.emergencyStop(false);
    seen.actuatorFailed(false);
    run(10_000);
    assertThat(supervisor.state()).as("the wish is gone").isEqualTo(DriveState.DISARMED);
  }

  @Test
  void a_pause_of_the_program_gives_one_tick_of_neutral_before_it_drives_on_J5() {
    arm();
    now += 140 * MILLI;

    run(10);
    assertThat(supervisor.release()).isEqualTo(Release.PAUSED);

    run(10);
    assertThat(supervisor.release()).isEqualTo(Release.NONE);
  }

  @Test
  void a_long_pause_disarms_J6() {
    arm();
    now += 600 * MILLI;

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.PAUSED);
  }

  @Test
  void nobody_at_the_wheel_matters_only_when_a_person_drives_O1() {
    arm();
    seen.driver(false, false);
    run(100);
    assertThat(supervisor.release()).isEqualTo(Release.NONE);

    Supervisor manual = new Supervisor(SETTINGS);
    seen.driver(true, true);
    for (long time = 0; time <= 600; time += 10) {
      manual.advance(time * MILLI, seen);
      manual.requestManual();
    }
    assertThat(manual.state()).isEqualTo(DriveState.ARMED_MANUAL);
    seen.driver(false, false);
    manual.advance(610 * MILLI, seen);

    assertThat(manual.release()).isEqualTo(Release.NO_DRIVER);
  }

  @Test
  void a_stop_lets_the_car_come_to_rest_and_stays_disarmed() {
    arm();
    supervisor.requestStop();

    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.STOPPING);

    run(500);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    run(5000);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.NONE);
  }

  @Test
  void the_worst_of_several_faults_is_given_X2() {
    arm();
    seen.frameFault(Release.FRAME_DARK);
    seen.frameAge(200 * MILLI);
    run(10);
    assertThat(supervisor.release()).isEqualTo(Release.FRAME_LATE);

    seen.actuatorFailed(true);
    run(10);

    assertThat(supervisor.disarmedBy()).isEqualTo(Release.ACTUATOR);
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> new SupervisorSettings(-1, 1, 1, 1, 0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("neutralNanos = -1, expected 0 or more");
    assertThatThrownBy(() -> new SupervisorSettings(0, 0, 1, 1, 0, false))
        .hasMessage("maxFrameAgeNanos = 0, expected 1 or more");
  }
}
