package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;

/// How one layer learns: its units' weights row by row, its biases as one row more.
final class LayerDescent {
  private final FloatLayer layer;
  private final RowsDescent weights;
  private final RowsDescent biases;

  LayerDescent(FloatLayer layer, Optimiser optimiser, Regularisation regularisation) {
    this.layer = layer;
    this.weights =
        RowsDescent.of(
            optimiser, layer.units(), layer.inputs(), regularisation.l1(), regularisation.l2());
    this.biases = RowsDescent.of(optimiser, 1, layer.units(), 0, 0);
  }

  /// Moves all weights one step, with `dE/dw_ji = delta_j x_i` and `dE/db_j = delta_j`.
  ///
  /// @param in (inputs) what the layer saw, not modified
  /// @param deltas (units) `dE/dz`, not modified
  void step(float[] in, float[] deltas, float rate) {
    weights.moveAll(layer, in, deltas, rate);
    biases.move(0, layer.biases(), deltas, 1, rate);
  }

  /// Moves all weights one step along the mean of a batch.
  ///
  /// @param patterns how many were added to the sum, 1 or more
  void step(GradientSum sum, int patterns, float rate) {
    float share = 1f / patterns;
    for (int unit = 0; unit < layer.units(); unit++) {
      weights.move(unit, layer.weights(unit), sum.weights(unit), share, rate);
    }
    biases.move(0, layer.biases(), sum.biases(), share, rate);
  }
}
