package io.github.alvinn4j.training;

/// Checks the numbers of a training.
final class Expect {
  private Expect() {}

  /// Refuses a value that does not hold.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  static void that(String name, Number value, boolean holds, String expectation) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s = %s, expected %s".formatted(name, value, expectation));
    }
  }
}
