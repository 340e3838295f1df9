package io.github.alvinn4j.cli;

/// Checks numbers that a person typed.
final class Range {
  private Range() {}

  /// Refuses a number outside a range.
  ///
  /// @throws UsageException naming option, value and expectation
  static void check(String option, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new UsageException(
          "%s = %s, expected %s..%s".formatted(option, text(value), text(min), text(max)));
    }
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
