package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActuatorGateTest {
  private static final SlewLimit STEERING = new SlewLimit(50, 400);
  private static final SlewLimit RISE = new SlewLimit(20, 160);
  private static final GateLimits LIMITS =
      new GateLimits(
          new PulseRange(1100, 1500, 1900),
          new PulseRange(1000, 1500, 2000),
          STEERING,
          RISE,
          16384);

  private static final long TICK_NANOS = 50_000_000L;

  private final ActuatorGate gate = new ActuatorGate(LIMITS);
  private final DriveCommand command = new DriveCommand();
  private final Pulses pulses = new Pulses();
  private long now;

  @BeforeEach
  void start_at_neutral() {
    gate.neutral(pulses);
  }

  @ParameterizedTest
  @EnumSource(names = {"BOOT", "DISARMED", "STOPPING"})
  void a_car_that_is_not_armed_stays_neutral(DriveState state) {
    command.set(32767, 32767);

    applyTimes(10, state, Release.NONE);

    assertThat(pulses.steeringMicros()).isEqualTo(1500);
    assertThat(pulses.throttleMicros()).isEqualTo(1500);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void any_reason_to_release_makes_the_throttle_neutral_at_once(Release reason) {
    command.set(0, 16384);
    applyTimes(50, DriveState.ARMED_AUTO, Release.NONE);

    applyTimes(1, DriveState.ARMED_AUTO, reason);

    assertThat(pulses.throttleMicros()).isEqualTo(1500);
  }

  @Test
  void the_wheel_may_still_be_turned_while_the_throttle_is_released() {
    command.set(32767, 32767);

    applyTimes(1, DriveState.ARMED_MANUAL, Release.FRAME_LATE);

    assertThat(pulses.steeringMicros()).isEqualTo(1550);
  }

  @Test
  void steering_moves_one_step_a_tick_A12(TestReporter reporter) {
    command.set(32767, 0);
    applyTimes(3, DriveState.ARMED_AUTO, Release.NONE);
    assertThat(pulses.steeringMicros()).isEqualTo(1650);

    command.set(-32767, 0);
    applyTimes(1, DriveState.ARMED_AUTO, Release.NONE);

    assertThat(pulses.steeringMicros()).isEqualTo(1600);
    Faults.report(
        reporter,
        "A12",
        "from right to left lock in one tick",
        "from 1650 us to %d us in that tick".formatted(pulses.steeringMicros()));
  }

  @Test
  void the_wheel_goes_straight_slowly_when_the_car_is_disarmed() {
    command.set(32767, 0);
    applyTimes(8, DriveState.ARMED_AUTO, Release.NONE);

    applyTimes(1, DriveState.STOPPING, Release.NONE);
    assertThat(pulses.steeringMicros()).isEqualTo(1850);

    applyTimes(7, DriveState.STOPPING, Release.NONE);
    assertThat(pulses.steeringMicros()).isEqualTo(1500);
  }

  @Test
  void throttle_rises_slowly_to_its_limit_and_falls_at_once() {
    command.set(0, 32767);
    applyTimes(1, DriveState.ARMED_AUTO, Release.NONE);
    assertThat(pulses.throttleMicros()).isEqualTo(1520);

    applyTimes(100, DriveState.ARMED_AUTO, Release.NONE);
    assertThat(pulses.throttleMicros()).isEqualTo(1750);

    command.set(0, 3277);
    applyTimes(1, DriveState.ARMED_AUTO, Release.NONE);
    assertThat(pulses.throttleMicros()).isEqualTo(1550);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({"16384, -16384", "-16384, 16384", "16384, -1000", "-16384, 1000"})
  void throttle_crosses_neutral_only_from_neutral(int before, int after) {
    command.set(0, before);
    applyTimes(50, DriveState.ARMED_AUTO, Release.NONE);
    command.set(0, after);

    applyTimes(1, DriveState.ARMED_AUTO, Release.NONE);
    assertThat(pulses.throttleMicros()).isEqualTo(1500);

    applyTimes(1, DriveState.ARMED_AUTO, Release.NONE);
    assertThat(pulses.throttleMicros() - 1500).isBetween(-20, 20).isNotZero();
  }

  @Test
  void pulses_that_no_gate_has_written_count_as_neutral() {
    Pulses fresh = new Pulses();
    command.set(32767, -32767);

    gate.apply(command, now, DriveState.ARMED_MANUAL, Release.NONE, fresh);

    assertThat(fresh.steeringMicros()).isEqualTo(1550);
    assertThat(fresh.throttleMicros()).isEqualTo(1480);
  }

  @ParameterizedTest(name = "{0} and {1} us count as {2} and {3} us")
  @CsvSource({
    "1100, 1000, 1100, 1000",
    "1099,  999, 1500, 1500",
    "1900, 2000, 1900, 2000",
    "1901, 2001, 1500, 1500"
  })
  void last_pulses_outside_the_calibration_count_as_neutral(
      int steering, int throttle, int steeringSeen, int throttleSeen) {
    ActuatorGate still =
        new ActuatorGate(
            new GateLimits(
                LIMITS.steering(),
                LIMITS.throttle(),
                new SlewLimit(1, 1),
                new SlewLimit(1, 1),
                32767));
    pulses.set(steering, throttle);
    int towardsNeutral = Integer.signum(1500 - steeringSeen);
    command.set(0, throttleSeen < 1500 ? -32767 : 32767);

    still.apply(command, now, DriveState.ARMED_AUTO, Release.NONE, pulses);

    assertThat(pulses.steeringMicros()).isEqualTo(steeringSeen + towardsNeutral);
    assertThat(pulses.throttleMicros()).isEqualTo(throttleSeen == 1500 ? 1501 : throttleSeen);
  }

  @Test
  void reversed_channels_turn_and_drive_the_other_way() {
    ActuatorGate reversed =
        new ActuatorGate(
            new GateLimits(
                new PulseRange(1900, 1500, 1100),
                new PulseRange(2000, 1500, 1000),
                STEERING,
                RISE,
                32767));
    command.set(32767, 32767);

    reversed.apply(command, now, DriveState.ARMED_MANUAL, Release.NONE, pulses);

    assertThat(pulses.steeringMicros()).isEqualTo(1450);
    assertThat(pulses.throttleMicros()).isEqualTo(1480);
  }

  @Test
  void a_throttle_limit_of_zero_never_drives() {
    ActuatorGate still =
        new ActuatorGate(new GateLimits(LIMITS.steering(), LIMITS.throttle(), STEERING, RISE, 0));
    command.set(0, Integer.MAX_VALUE);

    still.apply(command, now, DriveState.ARMED_MANUAL, Release.NONE, pulses);

    assertThat(pulses.throttleMicros()).isEqualTo(1500);
  }

  @Test
  void deciding_allocates_nothing() {
    command.set(12345, -4321);

    long bytes = AllocatedBytes.of(() -> applyTimes(1, DriveState.ARMED_AUTO, Release.NONE));

    assertThat(bytes).as("bytes of 500 decisions").isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 32768, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void a_throttle_limit_out_of_range_is_refused_A10(int throttle, TestReporter reporter) {
    IllegalArgumentException refusal =
        catchIllegalArgumentException(
            () -> new GateLimits(LIMITS.steering(), LIMITS.throttle(), STEERING, RISE, throttle));

    assertThat(refusal).hasMessage("max throttle = %d, expected 0..32767", throttle);
    Faults.report(
        reporter, "A10", "a throttle limit of " + throttle, "refused: " + refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 32767})
  void a_throttle_limit_on_its_bounds_is_accepted(int throttle) {
    GateLimits limits =
        new GateLimits(LIMITS.steering(), LIMITS.throttle(), STEERING, RISE, throttle);

    assertThat(limits.maxThrottleQ15()).isEqualTo(throttle);
  }

  private void applyTimes(int times, DriveState state, Release release) {
    for (int i = 0; i < times; i++) {
      now += TICK_NANOS;
      gate.apply(command, now, state, release, pulses);
    }
  }
}
