package io.github.alvinn4j.study;

import java.util.List;

/// What is drawn over two axes.
///
/// @param title in a few words; may be empty where the picture's own says all
/// @param series in the order of the legend; the same name has the same colour on a whole page
public record Chart(String title, Axis x, Axis y, List<Series> series) {
  /// Makes the series its own.
  public Chart {
    series = List.copyOf(series);
  }
}
