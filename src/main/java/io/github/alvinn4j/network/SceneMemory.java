package io.github.alvinn4j.network;

import java.util.zip.CRC32C;

/// What the training place looked like: mean and deviation of each number of its scene profiles.
///
/// Immutable; safe from any thread.
public final class SceneMemory {
  /// The smallest deviation that is believed, in units of a profile: 0.02 with 10 fraction bits.
  public static final float LEAST_DEVIATION = 20;

  private static final int INVERSE_BITS = 16;
  private static final int SHIFT = 10;

  /// Eight deviations with 6 fraction bits: one strange row must not outweigh all others.
  private static final int MOST = 8 << (INVERSE_BITS - SHIFT);

  private static final int ONE = 1 << (2 * (INVERSE_BITS - SHIFT));

  /// Beyond what any profile holds.
  private static final float LARGEST_MEAN = 1 << 17;

  private final float[] means;
  private final float[] deviations;
  private final int[] meansRounded;
  private final int[] inverses; // 2^16 / deviation

  /// Keeps a place.
  ///
  /// @param means of the numbers, copied
  /// @param deviations of the numbers, copied; at least [#LEAST_DEVIATION]
  /// @throws IllegalArgumentException if the lengths differ or a value is out of range
  public SceneMemory(float[] means, float[] deviations) {
    if (means.length != deviations.length || means.length == 0) {
      throw new IllegalArgumentException(
          "scene of %d means, %d deviations, expected as many"
              .formatted(means.length, deviations.length));
    }
    this.means = means.clone();
    this.deviations = deviations.clone();
    this.meansRounded = new int[means.length];
    this.inverses = new int[means.length];
    for (int i = 0; i < means.length; i++) {
      check("mean", i, means[i], -LARGEST_MEAN);
      check("deviation", i, deviations[i], LEAST_DEVIATION);
      meansRounded[i] = Math.round(means[i]);
      inverses[i] = Math.round((1 << INVERSE_BITS) / deviations[i]);
    }
  }

  private static void check(String name, int place, float value, float least) {
    if (!(value >= least && value <= LARGEST_MEAN)) {
      throw new IllegalArgumentException(
          "scene %s %d = %s, expected %.0f..%.0f"
              .formatted(name, place, value, least, LARGEST_MEAN));
    }
  }

  /// How much a scene is like the training place: `1 / (1 + mean of z^2)`, `z` being the distance
  /// of a number from its mean in deviations, held at 8. About a half in the place itself.
  ///
  /// @param numbers of a scene profile, not modified
  /// @return 504..32767
  public int familiarityQ15(int[] numbers) {
    int squares = 0;
    for (int i = 0; i < meansRounded.length; i++) {
      int z = ((numbers[i] - meansRounded[i]) * inverses[i]) >> SHIFT;
      int held = Math.max(-MOST, Math.min(MOST, z));
      squares += held * held;
    }
    int meanSquare = squares / meansRounded.length;
    return (int) ((long) Short.MAX_VALUE * ONE / (ONE + meanSquare));
  }

  /// A copy of the means.
  public float[] means() {
    return means.clone();
  }

  /// A copy of the deviations.
  public float[] deviations() {
    return deviations.clone();
  }

  /// How many numbers a scene has.
  public int size() {
    return means.length;
  }

  void sumUp(CRC32C sum) {
    IntegerLayer.sumUp(meansRounded, sum);
    IntegerLayer.sumUp(inverses, sum);
  }
}
