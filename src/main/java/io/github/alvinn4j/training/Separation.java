package io.github.alvinn4j.training;

import java.util.Arrays;

/// How well a measure tells frames of a place from frames of others; more means more like it.
///
/// @param auc area under the receiver operating characteristic: the chance that a frame of the
///   place has a higher measure than one of the others, ties counting half, 0..1
/// @param limit the measure that 95 % of the place's frames reach
/// @param rejected share of the others' frames below that limit, 0..1
public record Separation(double auc, int limit, double rejected) {
  /// The share of the place's own frames below the limit.
  public static final double LOST_SHARE = 0.05;

  /// Compares two sets of measures.
  ///
  /// @param own of frames of the place, one or more, not modified
  /// @param others of frames of other places, one or more, not modified
  /// @throws IllegalArgumentException if either is empty
  public static Separation of(int[] own, int[] others) {
    if (own.length == 0 || others.length == 0) {
      throw new IllegalArgumentException(
          "measures = %d and %d, expected 1 or more".formatted(own.length, others.length));
    }
    int[] sorted = own.clone();
    Arrays.sort(sorted);
    int limit = sorted[(int) (LOST_SHARE * sorted.length)];
    double above = 0;
    int below = 0;
    for (int other : others) {
      int from = firstNotBelow(sorted, other);
      int to = other == Integer.MAX_VALUE ? sorted.length : firstNotBelow(sorted, other + 1);
      above += sorted.length - to + (to - from) / 2.0;
      below += other < limit ? 1 : 0;
    }
    double pairs = (double) own.length * others.length;
    return new Separation(above / pairs, limit, (double) below / others.length);
  }

  private static int firstNotBelow(int[] sorted, int value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The median of each measure and those up to `frames - 1` before it: what a car would go by.
  ///
  /// @param measures of consecutive frames, not modified
  /// @param frames 1 or more
  public static int[] medians(int[] measures, int frames) {
    int[] medians = new int[measures.length];
    for (int i = 0; i < measures.length; i++) {
      int[] window = Arrays.copyOfRange(measures, Math.max(0, i - frames + 1), i + 1);
      Arrays.sort(window);
      medians[i] = window[(window.length - 1) / 2];
    }
    return medians;
  }
}
