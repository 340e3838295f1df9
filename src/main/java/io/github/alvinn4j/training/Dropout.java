package io.github.alvinn4j.training;

import java.util.random.RandomGenerator;

/// Which hidden units are silent for the pattern at hand. Used by one thread.
final class Dropout {
  private final boolean[] silent; // (hidden units)
  private final float probability;
  private final RandomGenerator random;

  Dropout(int units, float probability, RandomGenerator random) {
    this.silent = new boolean[units];
    this.probability = probability;
    this.random = random;
  }

  /// Draws anew; asks the generator for nothing if no unit is ever silent.
  void draw() {
    if (probability > 0) {
      for (int unit = 0; unit < silent.length; unit++) {
        silent[unit] = random.nextFloat() < probability;
      }
    }
  }

  /// Makes what belongs to silent units 0.
  ///
  /// @param values (hidden units), modified
  void silence(float[] values) {
    if (probability > 0) {
      for (int unit = 0; unit < silent.length; unit++) {
        if (silent[unit]) {
          values[unit] = 0;
        }
      }
    }
  }
}
