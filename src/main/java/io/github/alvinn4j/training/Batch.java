package io.github.alvinn4j.training;

/// Over how many patterns the gradient is averaged before the weights move.
///
/// Stochastic gradient descent moves them after each pattern. Gradient descent moves them once an
/// epoch, along the mean over all. A mini-batch is between; the last one of an epoch may be smaller
/// and is averaged over what it has.
///
/// @param patterns 1 or more
public record Batch(int patterns) {
  /// Stochastic gradient descent.
  public static final Batch ONE = new Batch(1);

  /// Gradient descent over all patterns.
  public static final Batch FULL = new Batch(Integer.MAX_VALUE);

  /// Checks the number.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public Batch {
    Expect.that("batch", patterns, patterns >= 1, "1 or more");
  }
}
