package io.github.alvinn4j.steering;

import io.github.alvinn4j.network.IntegerKernel;

/// Finds the hill that fits the output units best by least squares.
///
/// The squared error of the hill at `c` is `sum o^2 - 2 sum o h(c) + sum h(c)^2`, so the best `c`
/// has the largest `sum o h(c) - sum h(c)^2 / 2`. The second term matters at the ends of the axis,
/// where part of the hill falls off: without it a decoder is pulled inwards. The score is computed
/// for a table of hills 1/8 unit apart, and a parabola through the best three gives the rest; all
/// in integers. The table is one layer of the integer kernel.
final class HillFit {
  private static final int STEPS_PER_UNIT = 8;
  private static final int STEP_Q16 = (1 << SteeringDecoder.POSITION_BITS) / STEPS_PER_UNIT;
  private static final int TABLE_ONE = 1 << 12;
  private static final int OUTPUT_ONE = 1 << 15;
  private static final int VECTOR_LANES = 16;

  private final int units;
  private final int candidates;
  private final int[][] table; // (padded units, padded candidates), Q12
  private final int[] offset; // (padded candidates), -sum h^2 / 2 in Q27
  private final int[] outputs; // (padded units)
  private final int[] scores; // (padded candidates), Q27

  HillFit(SteeringAxis axis) {
    this.units = axis.units();
    // One candidate beyond each end, so that the ends have neighbours for the parabola too.
    this.candidates = (units - 1) * STEPS_PER_UNIT + 3;
    int padded = (candidates + VECTOR_LANES - 1) / VECTOR_LANES * VECTOR_LANES;
    this.outputs = new int[IntegerKernel.paddedColumns(units)];
    this.table = new int[outputs.length][padded];
    this.offset = new int[padded];
    this.scores = new int[padded];
    for (int candidate = 0; candidate < candidates; candidate++) {
      double position = (double) (candidate - 1) / STEPS_PER_UNIT;
      double squares = 0;
      for (int unit = 0; unit < units; unit++) {
        double height = Hill.height(unit - position);
        table[unit][candidate] = (int) Math.round(height * TABLE_ONE);
        squares += height * height;
      }
      offset[candidate] = (int) -Math.round(squares / 2 * TABLE_ONE * OUTPUT_ONE);
    }
  }

  /// The position of the best hill, 0 .. (units-1) * 65536.
  ///
  /// @param outputsQ15 (units), 0..32767 each, not modified
  int positionQ16(int[] outputsQ15) {
    System.arraycopy(outputsQ15, 0, outputs, 0, units);
    IntegerKernel.columnSums(table, offset, outputs, scores);
    int best = 1;
    for (int candidate = 2; candidate < candidates - 1; candidate++) {
      if (scores[candidate] > scores[best]) {
        best = candidate;
      }
    }
    int position = (best - 1) * STEP_Q16 + peakOffsetQ16(best);
    return Math.clamp(position, 0, (units - 1) << SteeringDecoder.POSITION_BITS);
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
