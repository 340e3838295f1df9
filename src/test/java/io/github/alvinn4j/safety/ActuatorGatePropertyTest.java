package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any calibration and any sequence of commands, states and reasons.
@DisplayName("whatever is commanded")
class ActuatorGatePropertyTest {
  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void pulses_keep_every_limit_A9_A12_M8(int seed, TestReporter reporter) {
    RandomGenerator random = new SplittableRandom(seed);
    GateLimits limits = AnyInput.limits(random);
    ActuatorGate gate = new ActuatorGate(limits);
    DriveCommand command = new DriveCommand();
    Pulses pulses = new Pulses();
    gate.neutral(pulses);
    long now = random.nextLong();
    DriveState state = DriveState.ARMED_AUTO;
    Release release = Release.NONE;
    int ticksInside = 0;
    for (int tick = 0; tick < 500; tick++) {
      if (random.nextInt(8) == 0) {
        state = AnyInput.of(DriveState.values(), random);
        release = AnyInput.of(Release.values(), random);
      }
      command.set(AnyInput.q15(random), AnyInput.q15(random));
      int lastSteering = pulses.steeringMicros();
      int lastThrottle = pulses.throttleMicros() - limits.throttle().neutralMicros();

      now += random.nextLong(100_000_000L);
      gate.apply(command, now, state, release, pulses);

      String where = "seed %d, tick %d, %s".formatted(seed, tick, limits);
      assertInside(where, pulses.steeringMicros(), limits.steering());
      assertInside(where, pulses.throttleMicros(), limits.throttle());
      assertThat(Math.abs(pulses.steeringMicros() - lastSteering))
          .as("steering step, %s", where)
          .isLessThanOrEqualTo(limits.steeringSlew().microsPerTick());
      int throttle = pulses.throttleMicros() - limits.throttle().neutralMicros();
      assertThat(Math.abs(throttle) - Math.abs(lastThrottle))
          .as("throttle rise, %s", where)
          .isLessThanOrEqualTo(limits.throttleRise().microsPerTick());
      assertThat((long) throttle * lastThrottle).as("crossing, %s", where).isNotNegative();
      assertThat(Math.abs(limits.throttle().valueQ15(pulses.throttleMicros())))
          .as("throttle, %s", where)
          .isLessThanOrEqualTo(limits.maxThrottleQ15() + onePulseQ15(limits.throttle()));
      if (!state.armed() || release != Release.NONE) {
        assertThat(throttle).as("throttle in %s with %s, %s", state, release, where).isZero();
      }
      ticksInside++;
    }
    String inside = "%d of 500 ticks inside every limit".formatted(ticksInside);
    Faults.report(reporter, "A9", "any calibration, any command, 300 seeds", inside);
    Faults.report(reporter, "A12", "any slew limit, any command, 300 seeds", inside);
    Faults.report(reporter, "M8", "any integers as output, 300 seeds", inside);
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
}
