package io.github.alvinn4j.steering;

/// The best hill by brute force in double precision: the yardstick of [HillFit].
///
/// A hill of free height `a` at `c` misses the outputs by `sum (o - a h(c))^2`; the best `a` leaves
/// `sum o^2 - (sum o h)^2 / sum h^2`.
final class PlainHillFit {
  private static final double STEP = 1.0 / 500;

  private PlainHillFit() {}

  /// What a hill at `position` explains of the outputs, as a length: `sum o h / sqrt(sum h^2)`.
  static double explained(int[] outputsQ15, double position) {
    double products = 0;
    double squares = 0;
    for (int unit = 0; unit < outputsQ15.length; unit++) {
      double height = StrictMath.exp(-(unit - position) * (unit - position) / 10);
      products += outputsQ15[unit] / 32768.0 * height;
      squares += height * height;
    }
    return products / Math.sqrt(squares);
  }

  /// The position that explains most.
  static double position(int[] outputsQ15) {
    double best = 0;
    for (double position = 0; position <= outputsQ15.length - 1; position += STEP) {
      if (explained(outputsQ15, position) > explained(outputsQ15, best)) {
        best = position;
      }
    }
    return best;
  }
}
