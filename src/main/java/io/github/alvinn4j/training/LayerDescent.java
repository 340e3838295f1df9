package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;

/// How one layer learns: a descent for every unit's weights, one for the biases.
final class LayerDescent {
  private final FloatLayer layer;
  private final RowDescent[] rows; // (units)
  private final RowDescent biases;

  LayerDescent(FloatLayer layer, Optimiser optimiser, Regularisation regularisation) {
    this.layer = layer;
    this.rows = new RowDescent[layer.units()];
    for (int unit = 0; unit < rows.length; unit++) {
      rows[unit] =
          RowDescent.of(optimiser, layer.inputs(), regularisation.l1(), regularisation.l2());
    }
    this.biases = RowDescent.of(optimiser, layer.units(), 0, 0);
  }

  /// Moves all weights one step, with `dE/dw_ji = delta_j x_i` and `dE/db_j = delta_j`.
  ///
  /// @param in (inputs) what the layer saw, not modified
  /// @param deltas (units) `dE/dz`, not modified
  void step(float[] in, float[] deltas, float rate) {
    for (int unit = 0; unit < rows.length; unit++) {
      rows[unit].move(layer.weights(unit), in, deltas[unit], rate);
    }
    biases.move(layer.biases(), deltas, 1, rate);
  }

  /// Moves all weights one step along the mean of a batch.
  ///
  /// @param patterns how many were added to the sum, 1 or more
  void step(GradientSum sum, int patterns, float rate) {
    float share = 1f / patterns;
    for (int unit = 0; unit < rows.length; unit++) {
      rows[unit].move(layer.weights(unit), sum.weights(unit), share, rate);
    }
    biases.move(layer.biases(), sum.biases(), share, rate);
  }
}
