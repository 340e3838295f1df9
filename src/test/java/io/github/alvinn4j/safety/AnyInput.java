package io.github.alvinn4j.safety;

import java.util.random.RandomGenerator;

/// Anything that may reach the gate, sane or not.
final class AnyInput {
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

  private AnyInput() {}

  static <T> T of(T[] choices, RandomGenerator random) {
    return choices[random.nextInt(choices.length)];
  }

  /// A command of a driver who may be mad.
  static int q15(RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
      case 1 -> random.nextInt();
      default -> random.nextInt(-32767, 32768);
    };
  }

  /// The limits of any car that can be described.
  static GateLimits limits(RandomGenerator random) {
    return new GateLimits(
        range(random), range(random), slew(random), slew(random), random.nextInt(32768));
  }

  private static SlewLimit slew(RandomGenerator random) {
    int perTick = 1 + random.nextInt(random.nextBoolean() ? 30 : 2000);
    int perWindow =
        random.nextInt(perTick, Math.min(10 * perTick, SlewLimit.MAX_MICROS_PER_250_MILLIS) + 1);
    return new SlewLimit(perTick, perWindow);
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
