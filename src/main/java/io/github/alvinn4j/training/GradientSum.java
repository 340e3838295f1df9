package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import java.util.Arrays;

/// The gradients of one layer, added over the patterns of a batch in the order they come.
final class GradientSum {
  private final float[][] weights; // (units, inputs)
  private final float[] biases; // (units)

  GradientSum(FloatLayer layer) {
    this.weights = new float[layer.units()][layer.inputs()];
    this.biases = new float[layer.units()];
  }

  /// Adds `dE/dw_ji = delta_j x_i` and `dE/db_j = delta_j` of one pattern.
  ///
  /// @param in (inputs), not modified
  /// @param deltas (units), not modified
  void add(float[] in, float[] deltas) {
    for (int unit = 0; unit < weights.length; unit++) {
      add(weights[unit], in, deltas[unit]);
      biases[unit] += deltas[unit];
    }
  }

  private static void add(float[] sum, float[] x, float delta) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += delta * x[i];
    }
  }

  void clear() {
    for (float[] row : weights) {
      Arrays.fill(row, 0);
    }
    Arrays.fill(biases, 0);
  }

  /// (inputs), valid until the next call.
  float[] weights(int unit) {
    return weights[unit];
  }

  /// (units), valid until the next call.
  float[] biases() {
    return biases;
  }
}
