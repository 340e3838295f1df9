package io.github.alvinn4j.simulator;

/// A closed cubic spline through knots: twice continuously differentiable, so that neither the
/// painted road nor the expert shows the corners of a surveyed polygon.
///
/// Holds the second derivatives `m` at the knots, which solve the cyclic tridiagonal system `h[i-1]
/// m[i-1] + 2 (h[i-1] + h[i]) m[i] + h[i] m[i+1] = 6 (slope[i] - slope[i-1])`.
final class PeriodicSpline {
  private final double[] values; // (knots), owned
  private final double[] spans; // (knots), parameter length from knot i to knot i + 1, shared
  private final double[] curvatures; // (knots), second derivatives

  /// @param values at the knots, kept, not modified
  /// @param spans parameter length after each knot, kept, not modified
  PeriodicSpline(double[] values, double[] spans) {
    this.values = values;
    this.spans = spans;
    this.curvatures = solve();
  }

  double value(int knot, double parameter) {
    int next = (knot + 1) % values.length;
    double h = spans[knot];
    double a = h - parameter;
    return (curvatures[knot] * a * a * a + curvatures[next] * parameter * parameter * parameter)
            / (6 * h)
        + (values[knot] / h - curvatures[knot] * h / 6) * a
        + (values[next] / h - curvatures[next] * h / 6) * parameter;
  }

  double slope(int knot, double parameter) {
    int next = (knot + 1) % values.length;
    double h = spans[knot];
    double a = h - parameter;
    return (curvatures[next] * parameter * parameter - curvatures[knot] * a * a) / (2 * h)
        + (values[next] - values[knot]) / h
        - (curvatures[next] - curvatures[knot]) * h / 6;
  }

  double secondDerivative(int knot, double parameter) {
    int next = (knot + 1) % values.length;
    double part = parameter / spans[knot];
    return curvatures[knot] * (1 - part) + curvatures[next] * part;
  }

  // Gauss-Seidel: the matrix is diagonally dominant by a factor of two, so each sweep at least
  // halves
  // the error, and 60 sweeps end at the rounding of a double. Simpler than a cyclic Thomas solver.
  private double[] solve() {
    int n = values.length;
    double[] m = new double[n];
    for (int sweep = 0; sweep < 60; sweep++) {
      for (int i = 0; i < n; i++) {
        int before = (i + n - 1) % n;
        int next = (i + 1) % n;
        double slopeBefore = (values[i] - values[before]) / spans[before];
        double slopeAfter = (values[next] - values[i]) / spans[i];
        double right = 6 * (slopeAfter - slopeBefore);
        double neighbours = spans[before] * m[before] + spans[i] * m[next];
        m[i] = (right - neighbours) / (2 * (spans[before] + spans[i]));
      }
    }
    return m;
  }
}
