package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisorTest {
  private static final long MILLI = 1_000_000L;
  private static final SupervisorSettings SETTINGS =
      new SupervisorSettings(
          SignalTable.of(100, 100), 500 * MILLI, 500 * MILLI, true, false, 20_000, 8000);

  private final Supervisor supervisor = new Supervisor(SETTINGS);
  private final Observations seen = new Observations();
  private long now;

  SupervisorTest() {
    seen.driver(true, true);
  }

  private void see(Release fault) {
    seen.clear();
    seen.fault(fault);
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
  void a_wish_to_arm_waits_until_the_ESC_has_seen_neutral_A16(TestReporter reporter) {
    supervisor.requestAuto();

    run(500);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);

    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);
    Faults.report(
        reporter,
        "A16",
        "arming is asked for at once",
        "armed %d ms after the first neutral pulse, 500 asked".formatted(now / MILLI - 10));
  }

  @Test
  void a_held_throttle_refuses_arming_until_the_person_asks_again_O15(TestReporter reporter) {
    seen.driver(true, false);
    run(510);
    supervisor.requestManual();
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    Release refusal = supervisor.disarmedBy();
    assertThat(refusal).isEqualTo(Release.NOT_ARMED);

    seen.driver(true, true);
    run(1000);
    assertThat(supervisor.state()).as("the wish is gone").isEqualTo(DriveState.DISARMED);

    supervisor.requestManual();
    run(10);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_MANUAL);
    Faults.report(
        reporter,
        "O15",
        "the throttle is held when arming is asked for",
        "refused (%s); let go and asked again: %s".formatted(refusal, supervisor.state()));
  }

  @ParameterizedTest
  @EnumSource(names = {"FRAME_DARK", "FRAME_BRIGHT", "FRAME_FROZEN"})
  void a_fault_at_the_instant_of_arming_refuses_it(Release fault) {
    run(510);
    see(fault);
    supervisor.requestAuto();

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(fault);
  }

  @Test
  void a_soft_fault_releases_at_once_and_disarms_after_half_a_second() {
    arm();
    see(Release.FRAME_LATE);

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
    see(Release.FRAME_LATE);
    run(300);
    see(Release.NONE);

    run(10);

    assertThat(supervisor.release()).isEqualTo(Release.NONE);
    assertThat(supervisor.state()).isEqualTo(DriveState.ARMED_AUTO);
  }

  @Test
  void a_fault_that_flickers_disarms_too() {
    arm();

    int flickers = 0;
    while (supervisor.state().armed() && flickers < 100) {
      see(Release.FRAME_LATE);
      run(100);
      see(Release.NONE);
      run(100);
      flickers++;
    }

    assertThat(flickers).as("100 ms bad, 100 ms good, 75 ms of the bad remain").isEqualTo(7);
  }

  @Test
  void a_hard_fault_disarms_at_once() {
    arm();
    seen.fault(Release.ACTUATOR);

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.ACTUATOR);
  }

  @Test
  void an_emergency_stop_is_worse_than_anything_and_refuses_a_wish_at_once() {
    seen.fault(Release.EMERGENCY_STOP);
    seen.fault(Release.ACTUATOR);
    supervisor.requestAuto();

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.EMERGENCY_STOP);
    seen.clear();
    run(10_000);
    assertThat(supervisor.state()).as("the wish is gone").isEqualTo(DriveState.DISARMED);
  }

  @Test
  void a_pause_of_the_program_gives_one_tick_of_neutral_before_it_drives_on_J5(
      TestReporter reporter) {
    arm();
    now += 140 * MILLI;

    run(10);
    Release first = supervisor.release();
    assertThat(first).isEqualTo(Release.PAUSED);

    run(10);
    assertThat(supervisor.release()).isEqualTo(Release.NONE);
    Faults.report(
        reporter,
        "J5",
        "150 ms without a tick, 100 allowed",
        "first tick after it: throttle neutral (%s), second: drives on".formatted(first));
  }

  @Test
  void a_long_pause_disarms_J6(TestReporter reporter) {
    arm();
    now += 600 * MILLI;

    run(10);

    assertThat(supervisor.state()).isEqualTo(DriveState.DISARMED);
    assertThat(supervisor.disarmedBy()).isEqualTo(Release.PAUSED);
    Faults.report(
        reporter,
        "J6",
        "the process stands still for 610 ms",
        "disarmed in the first tick after it (%s)".formatted(supervisor.disarmedBy()));
  }

  @Test
  void nobody_at_the_wheel_matters_only_when_a_person_drives() {
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
  void the_worst_of_several_faults_is_given() {
    arm();
    seen.fault(Release.FRAME_DARK);
    seen.fault(Release.FRAME_LATE);
    seen.fault(Release.FRAME_BRIGHT);
    run(10);
    assertThat(supervisor.release()).isEqualTo(Release.FRAME_LATE);

    seen.fault(Release.ACTUATOR);
    run(10);

    assertThat(supervisor.disarmedBy()).isEqualTo(Release.ACTUATOR);
  }

  @Test
  void settings_out_of_range_are_refused() {
    SignalTable signals = SETTINGS.signals();
    assertThatThrownBy(() -> new SupervisorSettings(signals, -1, 0, false, false, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("neutralNanos = -1, expected 0..");
    assertThatThrownBy(() -> new SupervisorSettings(signals, 0, 0, false, false, 32768, 0))
        .hasMessage("ceilingQ15 = 32768, expected 0..32767");
    assertThatThrownBy(() -> new SupervisorSettings(signals, 0, 0, false, false, 0, -1))
        .hasMessage("cautiousQ15 = -1, expected 0..32767");
  }
}
