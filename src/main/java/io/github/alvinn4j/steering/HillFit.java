package io.github.alvinn4j.steering;

import io.github.alvinn4j.network.IntegerKernel;

/// Finds the hill that fits the output units best by least squares.
///
/// The squared error of a hill of height `a` at `c` is `sum o^2 - 2 a sum o h(c) + a^2 sum h(c)^2`.
/// The best height leaves `sum o^2 - (sum o h(c))^2 / sum h(c)^2`, so the best `c` has the largest
/// `sum o h(c) / |h(c)|`. The height is free, because a network in doubt makes a low hill: held at
/// 1, the fit would take a low hill anywhere for half a hill at an end of the axis, which is full
/// lock. The divisor matters at the ends, where part of the hill falls off: without it a decoder is
/// pulled inwards. The score is computed for a table of hills 1/4 unit apart, and a parabola
/// through the best three gives the rest; all in integers. The table is one layer of the integer
/// kernel.
final class HillFit {
  private static final int STEPS_PER_UNIT = 4;
  private static final int STEP_Q16 = (1 << SteeringDecoder.POSITION_BITS) / STEPS_PER_UNIT;

  /// Scores fit an int: the sum of a hill's units over its length is at most 2.82 for any axis, and
  /// `2.82 * 2^14 * 2^15 < 2^31`.
  private static final int TABLE_ONE = 1 << 14;

  private static final int VECTOR_LANES = 16;

  private final int units;
  private final int candidates;
  private final int[][] table; // (padded units, padded candidates), Q14
  private final int[] zeros; // (padded candidates)
  private final int[] outputs; // (padded units)
  private final int[] scores; // (padded candidates), Q29

  HillFit(SteeringAxis axis) {
    this.units = axis.units();
    // One candidate beyond each end, so that the ends have neighbours for the parabola too.
    this.candidates = (units - 1) * STEPS_PER_UNIT + 3;
    int padded = (candidates + VECTOR_LANES - 1) / VECTOR_LANES * VECTOR_LANES;
    this.outputs = new int[IntegerKernel.paddedColumns(units)];
    this.table = new int[outputs.length][padded];
    this.zeros = new int[padded];
    this.scores = new int[padded];
    for (int candidate = 0; candidate < candidates; candidate++) {
      double position = (double) (candidate - 1) / STEPS_PER_UNIT;
      double length = length(position);
      for (int unit = 0; unit < units; unit++) {
        double height = Hill.height(unit - position) / length;
        table[unit][candidate] = (int) Math.round(height * TABLE_ONE);
      }
    }
  }

  private double length(double position) {
    double squares = 0;
    for (int unit = 0; unit < units; unit++) {
      double height = Hill.height(unit - position);
      squares += height * height;
    }
    return Math.sqrt(squares);
  }

  /// The position of the best hill, 0 .. (units-1) * 65536; the middle if all outputs are 0.
  ///
  /// @param outputsQ15 (units), 0..32767 each, not modified
  int positionQ16(int[] outputsQ15) {
    System.arraycopy(outputsQ15, 0, outputs, 0, units);
    IntegerKernel.columnSums(table, zeros, outputs, scores);
    int best = highestScore();
    if (scores[best] <= 0) {
      return (units - 1) << (SteeringDecoder.POSITION_BITS - 1);
    }
    int position = (best - 1) * STEP_Q16 + peakOffsetQ16(best);
    return Math.clamp(position, 0, (units - 1) << SteeringDecoder.POSITION_BITS);
  }

  // First the value, in a loop that is vectorised, then its place.
  private int highestScore() {
    int highest = Integer.MIN_VALUE;
    for (int candidate = 1; candidate < candidates - 1; candidate++) {
      highest = Math.max(highest, scores[candidate]);
    }
    int best = 1;
    while (scores[best] != highest) {
      best++;
    }
    return best;
  }

  // Top of the parabola through three scores a step apart: (left - right) / (2 (left - 2 mid +
  // right)).
  private int peakOffsetQ16(int best) {
    long left = scores[best - 1];
    long middle = scores[best];
    long right = scores[best + 1];
    long curvature = 2 * (2 * middle - left - right);
    if (curvature <= 0) {
      return 0;
    }
    long step = Math.floorDiv((right - left) * STEP_Q16 * 2 + curvature, 2 * curvature);
    return Math.clamp(step, -STEP_Q16, STEP_Q16);
  }
}
