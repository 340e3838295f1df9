package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;

/// How rows of weights move, one row a unit, with what is remembered of their last movements.
///
/// The gradient is always a number times a row: the delta times the inputs for a single pattern, `1
/// / patterns` times a sum for a batch. Loops over one row are vectorised by the JVM, and each
/// weight has its own additions, so the vector's width cannot change a bit. Used by one thread.
sealed interface RowsDescent permits MomentumRows, AdamRows {
  /// Moves a row one step against the gradient `dE/dw_i = factor row_i`.
  ///
  /// @param unit which row
  /// @param w (inputs), modified
  /// @param row (inputs), not modified
  /// @param rate the learning rate, above 0
  void move(int unit, float[] w, float[] row, float factor, float rate);

  /// Moves all rows of a layer one step down the error of one pattern: `dE/dw_ji = delta_j x_i`.
  ///
  /// @param in (inputs) what the layer saw, not modified
  /// @param deltas (units), not modified
  void moveAll(FloatLayer layer, float[] in, float[] deltas, float rate);

  /// Rows that follow an optimiser.
  ///
  /// @param l1 see [Regularisation]
  /// @param l2 see [Regularisation]
  static RowsDescent of(Optimiser optimiser, int units, int inputs, float l1, float l2) {
    return switch (optimiser) {
      case Optimiser.Sgd sgd -> new MomentumRows(sgd, units, inputs, l1, l2);
      case Optimiser.Adam adam -> new AdamRows(adam, units, inputs, l1, l2);
    };
  }

  /// Draws every weight towards 0 by a fixed amount; what would pass 0 becomes 0.
  static void shrink(float[] w, float amount) {
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.max(w[i] - amount, 0) + Math.min(w[i] + amount, 0);
    }
  }
}
