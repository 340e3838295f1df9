package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However often the loop runs, and whatever its clock does, pulses move no faster.
class ActuatorGateRateTest {
  private static final long MILLI = 1_000_000L;
  private static final long WINDOW_NANOS = 250 * MILLI;
  private static final PulseRange RANGE = new PulseRange(1000, 1500, 2000);
  private static final GateLimits LIMITS =
      new GateLimits(RANGE, RANGE, new SlewLimit(150, 600), new SlewLimit(15, 90), 32767);

  private final ActuatorGate gate = new ActuatorGate(LIMITS);
  private final DriveCommand command = new DriveCommand();
  private final Pulses pulses = new Pulses();
  private final StepLog steering = new StepLog();
  private final StepLog rises = new StepLog();

  ActuatorGateRateTest() {
    gate.neutral(pulses);
  }

  private void tick(ActuatorGate decider, GateLimits limits, long now, DriveState state) {
    int steeringBefore = pulses.steeringMicros();
    int throttleBefore = Math.abs(pulses.throttleMicros() - limits.throttle().neutralMicros());
    decider.apply(command, now, state, Release.NONE, pulses);
    int throttle = Math.abs(pulses.throttleMicros() - limits.throttle().neutralMicros());
    steering.add(now, Math.abs(pulses.steeringMicros() - steeringBefore));
    rises.add(now, Math.max(0, throttle - throttleBefore));
  }

  @ParameterizedTest(name = "every {0} ns")
  @ValueSource(longs = {1_000_000, 100_000, 1_000, 1, 0})
  void a_loop_that_runs_wild_moves_no_faster_A13(long periodNanos, TestReporter reporter) {
    for (int i = 0; i < 2_000; i++) {
      command.set(i % 7 < 4 ? 32767 : -32767, i % 5 == 0 ? 0 : 32767);

      tick(gate, LIMITS, i * periodNanos, DriveState.ARMED_AUTO);
    }

    assertThat(steering.mostWithin(WINDOW_NANOS)).isEqualTo(600);
    assertThat(rises.mostWithin(WINDOW_NANOS)).isEqualTo(90);
    Faults.report(
        reporter, "A13", "a tick every %d ns, lock to lock".formatted(periodNanos), inAnyWindow());
  }

  private String inAnyWindow() {
    return "at most %d us of steering and %d us of throttle in any 250 ms"
        .formatted(steering.mostWithin(WINDOW_NANOS), rises.mostWithin(WINDOW_NANOS));
  }

  /// A network that always sees the opposite, at the normal rate.
  @ParameterizedTest(name = "every {0} ns")
  @ValueSource(longs = {50_000_000, 33_333_333})
  void output_that_is_wildly_wrong_keeps_the_slew_limits_M8_A12(
      long periodNanos, TestReporter reporter) {
    for (int i = 0; i < 1_000; i++) {
      command.set(i % 9 < 5 ? Integer.MAX_VALUE : Integer.MIN_VALUE, Integer.MAX_VALUE);

      tick(gate, LIMITS, i * periodNanos, DriveState.ARMED_AUTO);

      assertThat(pulses.steeringMicros()).isBetween(1000, 2000);
    }

    assertThat(steering.largest()).isEqualTo(150);
    assertThat(steering.mostWithin(WINDOW_NANOS)).isEqualTo(600);
    assertThat(rises.largest()).isLessThanOrEqualTo(15);
    assertThat(rises.mostWithin(WINDOW_NANOS)).isLessThanOrEqualTo(90);
    String steps = "steps of at most %d us, ".formatted(steering.largest());
    Faults.report(reporter, "M8", "the largest and smallest integers in turn", inAnyWindow());
    Faults.report(reporter, "A12", "lock to lock every few pictures", steps + inAnyWindow());
  }

  @Test
  void a_spent_allowance_never_keeps_the_throttle_from_falling_A13(TestReporter reporter) {
    command.set(0, 32767);
    for (int i = 0; i < 100; i++) {
      tick(gate, LIMITS, 0, DriveState.ARMED_AUTO);
    }
    assertThat(pulses.throttleMicros()).isEqualTo(1590);

    command.set(0, 0);
    tick(gate, LIMITS, 0, DriveState.ARMED_AUTO);

    assertThat(pulses.throttleMicros()).isEqualTo(1500);
    Faults.report(
        reporter,
        "A13",
        "100 ticks at one instant, then neutral",
        "throttle %d us, neutral, in the next tick".formatted(pulses.throttleMicros()));
  }

  @Test
  void a_throttle_that_flickers_pays_for_each_rise_A13(TestReporter reporter) {
    for (int i = 0; i < 100; i++) {
      command.set(0, i % 2 == 0 ? 32767 : 0);
      tick(gate, LIMITS, i * MILLI, DriveState.ARMED_AUTO);
    }

    assertThat(rises.mostWithin(WINDOW_NANOS)).isEqualTo(90);
    assertThat(pulses.throttleMicros()).isEqualTo(1500);
    Faults.report(reporter, "A13", "a throttle that flickers at 1 kHz", inAnyWindow());
  }

  @Test
  void a_clock_that_jumps_back_moves_nothing_faster_and_lets_the_throttle_fall() {
    command.set(32767, 32767);
    for (int i = 0; i < 20; i++) {
      tick(gate, LIMITS, 3_600_000 * MILLI, DriveState.ARMED_AUTO);
    }
    assertThat(pulses.steeringMicros()).as("500 of 600 us are spent").isEqualTo(2000);
    command.set(-32767, 0);

    for (int i = 0; i < 20; i++) {
      tick(gate, LIMITS, i * MILLI, DriveState.ARMED_AUTO);
    }

    assertThat(pulses.steeringMicros()).isEqualTo(1900);
    assertThat(pulses.throttleMicros()).isEqualTo(1500);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void any_250_ms_keep_their_limits_at_any_rate(int seed) {
    RandomGenerator random = new SplittableRandom(seed);
    GateLimits limits = AnyInput.limits(random);
    ActuatorGate any = new ActuatorGate(limits);
    any.neutral(pulses);
    // Every second drive meets the clock's wrap.
    long now = random.nextBoolean() ? Long.MAX_VALUE - random.nextLong(1000 * MILLI) : seed;
    DriveState state = DriveState.ARMED_AUTO;
    long period = MILLI;
    for (int i = 0; i < 1_500; i++) {
      if (random.nextInt(50) == 0) {
        period = longestPeriod(random);
        state = AnyInput.of(DriveState.values(), random);
      }
      now += random.nextLong(period);
      command.set(AnyInput.q15(random), AnyInput.q15(random));

      tick(any, limits, now, state);
    }

    String where = "seed %d, %s".formatted(seed, limits);
    assertThat(steering.mostWithin(WINDOW_NANOS))
        .as("steering, %s", where)
        .isPositive()
        .isLessThanOrEqualTo(limits.steeringSlew().microsPer250Millis());
    assertThat(rises.mostWithin(WINDOW_NANOS))
        .as("throttle, %s", where)
        .isLessThanOrEqualTo(limits.throttleRise().microsPer250Millis());
  }

  private static long longestPeriod(RandomGenerator random) {
    return switch (random.nextInt(5)) {
      case 0 -> 1; // the clock stands still
      case 1 -> 1_000;
      case 2 -> 2 * MILLI;
      case 3 -> 50 * MILLI;
      default -> 1000 * MILLI;
    };
  }

  @Test
  void a_wild_loop_allocates_nothing() {
    long[] now = {0};

    long bytes =
        AllocatedBytes.of(() -> {
          now[0] += MILLI;
          command.set((int) now[0], -(int) now[0]);
          gate.apply(command, now[0], DriveState.ARMED_AUTO, Release.NONE, pulses);
        });

    assertThat(bytes).as("bytes of 500 decisions").isZero();
  }
}
