package io.github.alvinn4j.network;

/// Makes measures of reliability comparable: where one lies among those of the training place.
///
/// The median of held-out driving in the training place becomes 1, the worst 5 % begin at a half,
/// the worst 1 % at a quarter; what is as far below those again as they are below the median is 0.
///
/// @param worstQ15 the measure at the worst 1 % of frames
/// @param lowQ15 the measure at the worst 5 % of frames, above `worstQ15`
/// @param usualQ15 its median, above `lowQ15`, at most 32767
public record ReliabilityScale(int worstQ15, int lowQ15, int usualQ15) {
  /// What [#of(int)] makes of the worst 1 %.
  public static final int WORST_Q15 = 8192;

  /// What [#of(int)] makes of the worst 5 %.
  public static final int LOW_Q15 = 16384;

  private static final int ONE_Q15 = Short.MAX_VALUE;

  /// Checks that the measures rise.
  ///
  /// @throws IllegalArgumentException if they do not
  public ReliabilityScale {
    if (worstQ15 < -ONE_Q15 || lowQ15 <= worstQ15 || usualQ15 <= lowQ15 || usualQ15 > ONE_Q15) {
      throw new IllegalArgumentException(
          "reliability scale = %d, %d, %d, expected three rising numbers within -32767..32767"
              .formatted(worstQ15, lowQ15, usualQ15));
    }
  }

  /// Where a measure lies.
  ///
  /// @param measureQ15 -32767..32767, more is better
  /// @return 0..32767
  public int of(int measureQ15) {
    if (measureQ15 >= lowQ15) {
      int held = Math.min(measureQ15, usualQ15);
      return between(held, lowQ15, usualQ15, LOW_Q15, ONE_Q15);
    }
    if (measureQ15 >= worstQ15) {
      return between(measureQ15, worstQ15, lowQ15, WORST_Q15, LOW_Q15);
    }
    int bottom = 2 * worstQ15 - usualQ15;
    return between(Math.max(measureQ15, bottom), bottom, worstQ15, 0, WORST_Q15);
  }

  private static int between(int value, int low, int high, int from, int to) {
    return from + (int) ((long) (value - low) * (to - from) / (high - low));
  }
}
