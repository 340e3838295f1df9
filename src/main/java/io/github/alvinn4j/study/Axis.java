package io.github.alvinn4j.study;

import java.util.List;

/// One axis of a chart.
///
/// @param label what it measures, with its unit
/// @param scale how values become places
/// @param min where it begins; NaN: where the data begin
/// @param max where it ends; NaN: where the data end
/// @param ticks where labels stand; empty: at round numbers
/// @param categories labels of 0, 1, 2 ... of an axis of names; empty for numbers
public record Axis(
    String label,
    Scale scale,
    double min,
    double max,
    List<Double> ticks,
    List<String> categories) {

  /// How values become places.
  public enum Scale {
    /// Equal differences are equally wide.
    LINEAR,
    /// Equal ratios are equally wide; what is not above 0 has no place.
    LOG
  }

  /// Makes the lists its own.
  public Axis {
    ticks = List.copyOf(ticks);
    categories = List.copyOf(categories);
  }

  /// An axis of equal differences.
  public static Axis linear(String label) {
    return new Axis(label, Scale.LINEAR, Double.NaN, Double.NaN, List.of(), List.of());
  }

  /// An axis of equal ratios.
  public static Axis log(String label) {
    return new Axis(label, Scale.LOG, Double.NaN, Double.NaN, List.of(), List.of());
  }

  /// An axis of names; their places are 0, 1, 2 ...
  public static Axis names(String label, List<String> names) {
    return new Axis(label, Scale.LINEAR, -0.5, names.size() - 0.5, List.of(), names);
  }

  /// The same axis from one value to another; NaN leaves that end to the data.
  public Axis between(double from, double to) {
    return new Axis(label, scale, from, to, ticks, categories);
  }

  /// The same axis with labels at these values only.
  public Axis at(List<Double> values) {
    return new Axis(label, scale, min, max, values, categories);
  }
}
