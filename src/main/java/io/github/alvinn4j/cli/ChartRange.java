package io.github.alvinn4j.cli;

import io.github.alvinn4j.study.Axis;
import io.github.alvinn4j.study.Chart;
import io.github.alvinn4j.study.Series;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import java.util.stream.DoubleStream;

/// What part of the numbers a chart's points lie in.
///
/// @param min smallest value with a place on the axis; 0 if there is none
/// @param max largest value; 1 if there is none
record ChartRange(double min, double max) {
  static ChartRange ofX(Chart chart) {
    return of(
        chart.x(),
        chart.series().stream().flatMap(series -> series.points().stream()).mapToDouble(Point::x));
  }

  /// From the lowest end of a spread to the highest; bars stand on 0.
  static ChartRange ofY(Chart chart) {
    boolean bars =
        chart.series().stream()
            .anyMatch(series -> series.form() == Form.BARS || series.form() == Form.HISTOGRAM);
    DoubleStream values = chart.series().stream().flatMapToDouble(ChartRange::heights);
    return of(
        chart.y(),
        bars && chart.y().scale() == Axis.Scale.LINEAR
            ? DoubleStream.concat(values, DoubleStream.of(0))
            : values);
  }

  private static DoubleStream heights(Series series) {
    return series.points().stream()
        .flatMapToDouble(point -> DoubleStream.of(point.low(), point.y(), point.high()));
  }

  private static ChartRange of(Axis axis, DoubleStream values) {
    double[] placed =
        values
            .filter(Double::isFinite)
            .filter(value -> value > 0 || axis.scale() == Axis.Scale.LINEAR)
            .toArray();
    double lowest = DoubleStream.of(placed).min().orElse(axis.scale() == Axis.Scale.LOG ? 1 : 0);
    return new ChartRange(lowest, DoubleStream.of(placed).max().orElse(lowest + 1));
  }
}
