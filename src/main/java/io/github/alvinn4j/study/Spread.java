package io.github.alvinn4j.study;

import io.github.alvinn4j.study.Series.Point;

/// The mean of some runs and how far they scatter.
///
/// @param mean arithmetic
/// @param deviation standard deviation of the runs (divided by n - 1); 0 for a single run
/// @param lowest of all runs
/// @param highest of all runs
/// @param runs how many
public record Spread(double mean, double deviation, double lowest, double highest, int runs) {
  /// Summarises runs.
  ///
  /// @param values (1 or more), not modified
  public static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("runs = 0, expected 1 or more");
    }
    double sum = 0;
    double lowest = values[0];
    double highest = values[0];
    for (double value : values) {
      sum += value;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Spread(mean, deviation, lowest, highest, values.length);
  }

  /// A point of a chart with the mean, its spread from the lowest run to the highest: for axes of
  /// ratios, where a deviation may reach below 0.
  public Point rangeAt(double x) {
    return new Point(x, mean, lowest, highest);
  }

  /// A point of a chart with this mean, its spread one deviation to either side.
  public Point at(double x) {
    return new Point(x, mean, mean - deviation, mean + deviation);
  }
}
