package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Orders from outside, the throttle's cap, and who must be at the wheel.
class SupervisorCapTest {
  private static final long MILLI = 1_000_000L;
  private static final SupervisorSettings SETTINGS =
      new SupervisorSettings(
          SignalTable.of(100, 100), 500 * MILLI, 500 * MILLI, true, false, 20_000, 8000);

  private final Supervisor supervisor = new Supervisor(SETTINGS);
  private final Observations seen = new Observations();
  private long now;

  SupervisorCapTest() {
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
  void an_order_from_outside_disarms_and_only_a_person_arms_again() {
    arm();
    supervisor.requestDisarm(Release.PAUSED);
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.PAUSED);

    run(5000);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    supervisor.requestAuto();
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);
  }

  @Test
  void an_order_to_disarm_wins_over_a_wish_to_stop_slowly() {
    arm();
    supervisor.requestStop();
    run(10);
    supervisor.requestDisarm(Release.FRAME_LATE);
    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Caution.class,
      names = {"CAMERA_SLOW", "OSCILLATION", "HOT", "UNDER_VOLTAGE"})
  void a_caution_caps_the_throttle_until_a_second_after_it_has_passed(Caution caution) {
    arm();
    assertThat(supervisor.throttleCapQ15()).as("the settings' ceiling").isEqualTo(20_000);
    assertThat(supervisor.caution()).isEqualTo(Caution.NOT_COMMISSIONED);
    seen.caution(caution);
    run(10);
    seen.clear();

    run(990);
    assertThat(supervisor.caution()).isEqualTo(caution);
    assertThat(supervisor.capped(30_000)).isEqualTo(8000);
    assertThat(supervisor.capped(-30_000)).isEqualTo(-8000);
    assertThat(supervisor.capped(7000)).isEqualTo(7000);
    run(10);

    assertThat(supervisor.throttleCapQ15()).isEqualTo(20_000);
    assertThat(supervisor.release()).isEqualTo(Release.NONE);
  }

  @Test
  void a_dead_mans_button_can_be_required_of_a_network_too() {
    Supervisor strict =
        new Supervisor(new SupervisorSettings(SETTINGS.signals(), 0, 0, false, true, 32767, 8000));
    strict.advance(0, seen);
    strict.requestAuto();
    strict.advance(MILLI, seen);
    assertThat(strict.state()).isEqualTo(DriveState.ARMED_AUTO);
    seen.driver(false, true);

    strict.advance(2 * MILLI, seen);

    assertThat(strict.release()).isEqualTo(Release.NO_DRIVER);
  }

  @Test
  void nobody_arms_a_car_by_hand_who_is_not_at_the_wheel() {
    run(510);
    seen.driver(false, true);
    supervisor.requestManual();
    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.NO_DRIVER);
  }
}
