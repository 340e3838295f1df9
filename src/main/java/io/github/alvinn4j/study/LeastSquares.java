package io.github.alvinn4j.study;

/// The linear combination of columns that comes nearest to a target.
final class LeastSquares {
  /// Holds weights of almost equal columns finite; share of the mean square of a column.
  private static final double RIDGE = 1e-9;

  private LeastSquares() {}

  /// Solves the normal equations `(A^T A + ridge) w = A^T y` by Cholesky's method.
  ///
  /// @param columns of A, (columns, points), not modified
  /// @param y (points), not modified
  /// @return w, (columns)
  static double[] solve(double[][] columns, double[] y) {
    int n = columns.length;
    double[][] lower = new double[n][n];
    double[] w = new double[n];
    for (int i = 0; i < n; i++) {
      w[i] = dot(columns[i], y, y.length);
      for (int j = 0; j <= i; j++) {
        double sum = dot(columns[i], columns[j], y.length) + (i == j ? RIDGE * y.length : 0);
        double rest = sum - dot(lower[i], lower[j], j);
        lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      w[i] = (w[i] - dot(lower[i], w, i)) / lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        w[i] -= lower[k][i] * w[k];
      }
      w[i] /= lower[i][i];
    }
    return w;
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
