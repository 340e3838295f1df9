package io.github.alvinn4j.training;

/// How the weights of one unit move, with what is remembered of their last movements.
///
/// The gradient is always a number times a row: the delta times the inputs for a single pattern, `1
/// / patterns` times a sum for a batch. Loops over one row are vectorised by the JVM, and each
/// weight has its own additions, so the vector's width cannot change a bit. Used by one thread.
sealed interface RowDescent permits MomentumRow, AdamRow {
  /// Moves a row one step against the gradient `dE/dw_i = factor row_i`.
  ///
  /// @param w (inputs), modified
  /// @param row (inputs), not modified
  /// @param rate the learning rate, above 0
  void move(float[] w, float[] row, float factor, float rate);

  /// The row of an optimiser.
  ///
  /// @param l1 see [Regularisation]
  /// @param l2 see [Regularisation]
  static RowDescent of(Optimiser optimiser, int length, float l1, float l2) {
    return switch (optimiser) {
      case Optimiser.Sgd sgd -> new MomentumRow(sgd, length, l1, l2);
      case Optimiser.Adam adam -> new AdamRow(adam, length, l1, l2);
    };
  }

  /// Draws every weight towards 0 by a fixed amount; what would pass 0 becomes 0.
  static void shrink(float[] w, float amount) {
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.max(w[i] - amount, 0) + Math.min(w[i] + amount, 0);
    }
  }
}
