package io.github.alvinn4j.study;

/// The smallest weights among those with the least squared error, by Householder's reflections.
///
/// With more rows than columns it is the ordinary least-squares solution; with fewer, infinitely
/// many weights meet every target and the shortest of them is taken. Double precision, plain
/// arithmetic: the same bits anywhere.
final class ShortestFit {
  private ShortestFit() {}

  /// Solves `A w ~ y`.
  ///
  /// @param a (rows, columns) of full rank, not modified
  /// @param y (rows), not modified
  /// @return (columns)
  static double[] solve(double[][] a, double[] y) {
    int rows = a.length;
    int columns = a[0].length;
    return rows >= columns ? tall(transposed(a), y.clone()) : wide(copy(a), y.clone());
  }

  // A = Q R, so w = R^-1 Q^T y. Held column by column.
  private static double[] tall(double[][] columns, double[] y) {
    int n = columns.length;
    double[] diagonal = new double[n];
    for (int j = 0; j < n; j++) {
      diagonal[j] = reflector(columns[j], j);
      for (int other = j + 1; other < n; other++) {
        reflect(columns[j], columns[other], j);
      }
      reflect(columns[j], y, j);
    }
    double[] w = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = y[i];
      for (int j = i + 1; j < n; j++) {
        sum -= columns[j][i] * w[j];
      }
      w[i] = sum / diagonal[i];
    }
    return w;
  }

  // A^T = Q R, so w = Q (R^-T y, 0).
  private static double[] wide(double[][] rows, double[] y) {
    int n = rows.length;
    double[] diagonal = new double[n];
    for (int j = 0; j < n; j++) {
      diagonal[j] = reflector(rows[j], j);
      for (int other = j + 1; other < n; other++) {
        reflect(rows[j], rows[other], j);
      }
    }
    double[] w = new double[rows[0].length];
    for (int i = 0; i < n; i++) {
      double sum = y[i];
      for (int j = 0; j < i; j++) {
        sum -= rows[i][j] * w[j];
      }
      w[i] = sum / diagonal[i];
    }
    for (int j = n - 1; j >= 0; j--) {
      reflect(rows[j], w, j);
    }
    return w;
  }

  // Leaves in x from `from` on the unit vector whose reflection maps x onto an axis; returns where.
  private static double reflector(double[] x, int from) {
    double squares = 0;
    for (int i = from; i < x.length; i++) {
      squares += x[i] * x[i];
    }
    double head = x[from] > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
    double length = Math.sqrt(2 * (squares - head * x[from]));
    x[from] -= head;
    for (int i = from; i < x.length && length > 0; i++) {
      x[i] /= length;
    }
    return head;
  }

  private static void reflect(double[] v, double[] x, int from) {
    double dot = 0;
    for (int i = from; i < x.length; i++) {
      dot += v[i] * x[i];
    }
    for (int i = from; i < x.length; i++) {
      x[i] -= 2 * dot * v[i];
    }
  }

  private static double[][] transposed(double[][] a) {
    double[][] columns = new double[a[0].length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        columns[j][i] = a[i][j];
      }
    }
    return columns;
  }

  private static double[][] copy(double[][] a) {
    double[][] copy = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = a[i].clone();
    }
    return copy;
  }
}
