package io.github.alvinn4j.hardware;

/// Refuses a value outside its range with a message that gives name, value and expectation.
final class Bounds {
  private Bounds() {}

  static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s = %d, expected %d..%d".formatted(name, value, min, max));
    }
  }

  static void checkDiffer(String name, int value, String other, int otherValue) {
    if (value == otherValue) {
      throw new IllegalArgumentException(
          "%s = %d, expected another one than %s".formatted(name, value, other));
    }
  }

  // Written so that NaN fails.
  static void check(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new IllegalArgumentException(
          "%s = %s, expected %s..%s".formatted(name, value, min, max));
    }
  }
}
