package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any calibration and any sequence of commands, states and reasons.
@DisplayName("whatever is commanded")
class ActuatorGatePropertyTest {
  private static final int[] EXTREMES = {
    Integer.MIN_VALUE,
    Integer.MIN_VALUE + 1,
    -32768,
    -32767,
    -1,
    0,
    1,
    32767,
    32768,
    Integer.MAX_VALUE - 1,
    Integer.MAX_VALUE
  };

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pulses_keep_every_limit_A9_A12(int seed) {
    RandomGenerator random = new SplittableRandom(seed);
    GateLimits limits = limits(random);
    ActuatorGate gate = new ActuatorGate(limits);
    DriveCommand command = new DriveCommand();
    Pulses pulses = new Pulses();
    gate.neutral(pulses);
    DriveState state = DriveState.ARMED_AUTO;
    Release release = Release.NONE;
    for (int tick = 0; tick < 500; tick++) {
      if (random.nextInt(8) == 0) {
        state = any(List.of(DriveState.values()), random);
        release = any(List.of(Release.values()), random);
      }
      command.set(value(random), value(random));
      int lastSteering = pulses.steeringMicros();
      int lastThrottle = pulses.throttleMicros() - limits.throttle().neutralMicros();

      gate.apply(command, state, release, pulses);

      String where = "seed %d, tick %d, %s".formatted(seed, tick, limits);
      assertInside(where, pulses.steeringMicros(), limits.steering());
      assertInside(where, pulses.throttleMicros(), limits.throttle());
      assertThat(Math.abs(pulses.steeringMicros() - lastSteering))
          .as("steering step, %s", where)
          .isLessThanOrEqualTo(limits.steeringSlewMicrosPerTick());
      int throttle = pulses.throttleMicros() - limits.throttle().neutralMicros();
      assertThat(Math.abs(throttle) - Math.abs(lastThrottle))
          .as("throttle rise, %s", where)
          .isLessThanOrEqualTo(limits.throttleRiseMicrosPerTick());
      assertThat((long) throttle * lastThrottle).as("crossing, %s", where).isNotNegative();
      assertThat(Math.abs(limits.throttle().valueQ15(pulses.throttleMicros())))
          .as("throttle, %s", where)
          .isLessThanOrEqualTo(limits.maxThrottleQ15() + onePulseQ15(limits.throttle()));
      if (!state.armed() || release != Release.NONE) {
        assertThat(throttle).as("throttle in %s with %s, %s", state, release, where).isZero();
      }
    }
  }

  private static void assertInside(String where, int micros, PulseRange range) {
    assertThat(micros)
        .as(where)
        .isBetween(range.minMicros(), range.maxMicros())
        .isBetween(PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS);
  }

  // A pulse is a whole number of microseconds; on the narrower side one of them weighs most.
  private static int onePulseQ15(PulseRange range) {
    int narrow =
        Math.min(
            range.maxMicros() - range.neutralMicros(), range.neutralMicros() - range.minMicros());
    return 32767 / (2 * narrow) + 1;
  }

  private static <T> T any(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static int value(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
      case 1 -> random.nextInt();
      default -> random.nextInt(-32767, 32768);
    };
  }

  private static GateLimits limits(RandomGenerator random) {
    return new GateLimits(
        range(random),
        range(random),
        1 + random.nextInt(random.nextBoolean() ? 30 : 2000),
        1 + random.nextInt(random.nextBoolean() ? 30 : 2000),
        random.nextInt(32768));
  }

  private static PulseRange range(RandomGenerator random) {
    int low = random.nextInt(PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS - 1);
    int neutral = random.nextInt(low + 1, PulseRange.HARD_MAX_MICROS);
    int high = random.nextInt(neutral + 1, PulseRange.HARD_MAX_MICROS + 1);
    return random.nextBoolean()
        ? new PulseRange(low, neutral, high)
        : new PulseRange(high, neutral, low);
  }
}
