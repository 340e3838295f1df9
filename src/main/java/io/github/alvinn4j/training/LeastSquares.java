package io.github.alvinn4j.training;

/// Linear least squares from the normal equations, with a little ridge.
///
/// Rows are added one by one, so that no matrix of all frames is needed. Doubles in one fixed order
/// of additions: the same bits on every machine. Used by one thread.
final class LeastSquares {
  private static final double RIDGE = 0.1;

  private final double[][] squares; // (inputs + 1, inputs + 1), the last input is 1
  private final double[][] products; // (inputs + 1, targets)

  LeastSquares(int inputs, int targets) {
    this.squares = new double[inputs + 1][inputs + 1];
    this.products = new double[inputs + 1][targets];
  }

  /// Adds one row.
  ///
  /// @param x (inputs), not modified
  /// @param y (targets), not modified
  void add(double[] x, double[] y) {
    int last = x.length;
    for (int i = 0; i <= last; i++) {
      double a = i < last ? x[i] : 1;
      for (int j = 0; j < last; j++) {
        squares[i][j] += a * x[j];
      }
      squares[i][last] += a;
      for (int k = 0; k < y.length; k++) {
        products[i][k] += a * y[k];
      }
    }
  }

  /// Solves for all targets; the rows that were added are used up.
  ///
  /// @return (inputs + 1, targets): the weights of each input, then the constants
  double[][] solve() {
    int size = squares.length;
    for (int i = 0; i < size - 1; i++) {
      squares[i][i] += RIDGE; // positive definite from here on, so no pivot is 0
    }
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double share = squares[j][i] / squares[i][i];
        subtract(share, squares[i], squares[j]);
        subtract(share, products[i], products[j]);
      }
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int j = i + 1; j < size; j++) {
        subtract(squares[i][j], products[j], products[i]);
      }
      for (int k = 0; k < products[i].length; k++) {
        products[i][k] /= squares[i][i];
      }
    }
    return products;
  }

  private static void subtract(double share, double[] from, double[] row) {
    for (int k = 0; k < row.length; k++) {
      row[k] -= share * from[k];
    }
  }
}
