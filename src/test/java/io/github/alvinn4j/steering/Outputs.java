package io.github.alvinn4j.steering;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Output units for tests, Q15.
final class Outputs {
  private static final int ONE = 32767;

  private Outputs() {}

  /// A hill of full height.
  static int[] hill(int units, double position) {
    return hill(units, position, 1);
  }

  /// A hill of some height.
  static int[] hill(int units, double position, double height) {
    return hill(units, position, height, 0, new SplittableRandom(0));
  }

  /// A hill of some height with Gaussian noise, held in 0..1.
  static int[] hill(
      int units, double position, double height, double noise, RandomGenerator random) {
    int[] outputs = new int[units];
    for (int unit = 0; unit < units; unit++) {
      double value = height * Hill.height(unit - position);
      if (noise > 0) {
        value += noise * random.nextGaussian();
      }
      outputs[unit] = (int) Math.round(Math.clamp(value, 0.0, 1.0) * ONE);
    }
    return outputs;
  }

  /// Units that are all the same.
  static int[] even(int units, int value) {
    int[] outputs = new int[units];
    Arrays.fill(outputs, value);
    return outputs;
  }

  /// Units that are all random.
  static int[] random(int units, RandomGenerator random) {
    int[] outputs = new int[units];
    Arrays.setAll(outputs, i -> random.nextInt(ONE + 1));
    return outputs;
  }

  /// The same seen in a mirror.
  static int[] mirrored(int[] outputs) {
    int[] mirrored = new int[outputs.length];
    Arrays.setAll(mirrored, i -> outputs[outputs.length - 1 - i]);
    return mirrored;
  }
}
