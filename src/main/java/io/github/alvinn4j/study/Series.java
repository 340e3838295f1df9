package io.github.alvinn4j.study;

import java.util.ArrayList;
import java.util.List;

/// Points that belong together.
///
/// @param name in the legend
/// @param points in the order of `x` where they are joined
public record Series(String name, Form form, List<Point> points) {
  /// How the points are drawn.
  public enum Form {
    /// A line, with a dot at each point where there are few, and a band from low to high.
    LINE,
    /// A dot at each point.
    DOTS,
    /// A bar from 0 to each point, beside those of the other series, and a whisker low to high.
    BARS,
    /// Bars without gaps, half transparent, over those of the other series.
    HISTOGRAM,
    /// A thin dashed line: what the others are compared with.
    REFERENCE
  }

  /// One point.
  ///
  /// @param y a value that is not finite leaves a gap
  /// @param low where its spread begins
  /// @param high where its spread ends
  public record Point(double x, double y, double low, double high) {
    /// A point without a spread.
    public Point(double x, double y) {
      this(x, y, y, y);
    }
  }

  /// Makes the points its own.
  public Series {
    points = List.copyOf(points);
  }

  /// Values at 1, 2, 3 ...
  ///
  /// @param values not modified
  public static Series counted(String name, Form form, double[] values) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      points.add(new Point(i + 1.0, values[i]));
    }
    return new Series(name, form, points);
  }
}
