package io.github.alvinn4j.study;

import java.util.List;

/// Charts on one page.
///
/// @param title in a few words
/// @param charts 1..4, in reading order
public record Picture(String title, List<Chart> charts) {
  /// Makes the charts its own.
  ///
  /// @throws IllegalArgumentException if there are none or too many
  public Picture {
    charts = List.copyOf(charts);
    if (charts.isEmpty() || charts.size() > 4) {
      throw new IllegalArgumentException("charts = %d, expected 1..4".formatted(charts.size()));
    }
  }
}
