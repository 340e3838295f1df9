package io.github.alvinn4j.cli;

import io.github.alvinn4j.study.Axis;
import io.github.alvinn4j.study.Chart;
import io.github.alvinn4j.study.Series;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/// Draws the series of a chart between its two scales; what lies beyond them is cut off.
final class ChartPlot {
  private static final int FEW_POINTS = 16;
  private static final int BAND_ALPHA = 46;
  private static final int HISTOGRAM_ALPHA = 110;
  private static final int DOT_ALPHA = 120;
  private static final double GROUP_SHARE = 0.72;
  private static final float[] DASHES = {7, 6};

  private final Drawing drawing;
  private final ChartScale x;
  private final ChartScale y;
  private final Rectangle2D area;
  private final Map<String, Color> colours;

  /// Prepares for drawing.
  ///
  /// @param area between the axes
  /// @param colours of all series by name
  ChartPlot(
      Drawing drawing, ChartScale x, ChartScale y, Rectangle2D area, Map<String, Color> colours) {
    this.drawing = drawing;
    this.x = x;
    this.y = y;
    this.area = area;
    this.colours = colours;
  }

  void draw(Chart chart) {
    Graphics2D pen = drawing.pen();
    Shape page = pen.getClip();
    // Half a line's width more, so that a value on the edge is drawn whole.
    pen.setClip(
        new Rectangle2D.Double(
            area.getX() - 6, area.getY() - 6, area.getWidth() + 12, area.getHeight() + 12));
    List<Series> bars = chart.series().stream().filter(s -> s.form() == Form.BARS).toList();
    for (Series series : chart.series()) {
      Color colour = colours.getOrDefault(series.name(), Palette.INK);
      switch (series.form()) {
        case LINE -> line(series, colour);
        case DOTS -> dots(series, translucent(colour, DOT_ALPHA), 6);
        case BARS -> bars(series, bars.indexOf(series), bars.size(), chart, colour);
        case HISTOGRAM -> histogram(series, colour);
        case REFERENCE -> reference(series);
      }
    }
    pen.setClip(page);
  }

  private void line(Series series, Color colour) {
    band(series, translucent(colour, BAND_ALPHA));
    drawing.outline(path(series), colour, 2.5);
    if (series.points().size() <= FEW_POINTS) {
      dots(series, colour, 8);
    }
  }

  private void band(Series series, Color colour) {
    List<Point> points = series.points().stream().filter(this::hasSpread).toList();
    if (points.size() < 2) {
      return;
    }
    Path2D band = new Path2D.Double();
    band.moveTo(x.pixel(points.getFirst().x()), y(points.getFirst().high()));
    points.forEach(point -> band.lineTo(x.pixel(point.x()), y(point.high())));
    points.reversed().forEach(point -> band.lineTo(x.pixel(point.x()), y(point.low())));
    band.closePath();
    drawing.fill(band, colour);
  }

  private boolean hasSpread(Point point) {
    return Double.isFinite(point.low()) && Double.isFinite(point.high()) && placed(point);
  }

  private boolean placed(Point point) {
    return Double.isFinite(x.pixel(point.x())) && Double.isFinite(y.pixel(point.y()));
  }

  // The foot of a spread that reaches below what a log axis can show lies at its lower edge, and a
  // value out of sight stays near: Java2D loses strokes of a million pixels.
  private double y(double value) {
    double pixel = y.pixel(value);
    double far = 10 * area.getHeight();
    return Double.isNaN(pixel)
        ? area.getMaxY() + far
        : Math.clamp(pixel, area.getY() - far, area.getMaxY() + far);
  }

  private Path2D path(Series series) {
    Path2D path = new Path2D.Double();
    boolean joined = false;
    for (Point point : series.points()) {
      if (!placed(point)) {
        joined = false;
      } else if (joined) {
        path.lineTo(x.pixel(point.x()), y(point.y()));
      } else {
        path.moveTo(x.pixel(point.x()), y(point.y()));
        joined = true;
      }
    }
    return path;
  }

  private void dots(Series series, Color colour, double size) {
    for (Point point : series.points()) {
      if (placed(point)) {
        double left = x.pixel(point.x()) - size / 2;
        drawing.fill(new Ellipse2D.Double(left, y(point.y()) - size / 2, size, size), colour);
      }
    }
  }

  private void bars(Series series, int place, int count, Chart chart, Color colour) {
    double group = (x.pixel(1) - x.pixel(0)) * GROUP_SHARE;
    double width = group / count;
    double foot = chart.y().scale() == Axis.Scale.LOG ? area.getMaxY() : y(0);
    for (Point point : series.points()) {
      if (!placed(point)) {
        continue;
      }
      double left = x.pixel(point.x()) - group / 2 + place * width;
      double top = y(point.y());
      drawing.fill(
          new Rectangle2D.Double(left + 1, Math.min(top, foot), width - 2, Math.abs(foot - top)),
          colour);
      if (point.high() > point.low()) {
        whisker(left + width / 2, y(point.low()), y(point.high()));
      }
    }
  }

  private void whisker(double middle, double low, double high) {
    drawing.line(middle, low, middle, high, Palette.INK, 1.5);
    drawing.line(middle - 5, low, middle + 5, low, Palette.INK, 1.5);
    drawing.line(middle - 5, high, middle + 5, high, Palette.INK, 1.5);
  }

  // Each bar reaches half-way to its neighbours.
  private void histogram(Series series, Color colour) {
    List<Point> points = series.points();
    if (points.size() < 2) {
      return;
    }
    double half = (points.get(1).x() - points.get(0).x()) / 2;
    Path2D outline = new Path2D.Double();
    outline.moveTo(x.pixel(points.getFirst().x() - half), area.getMaxY());
    for (Point point : points) {
      double top = Double.isFinite(y.pixel(point.y())) ? y(point.y()) : area.getMaxY();
      outline.lineTo(x.pixel(point.x() - half), top);
      outline.lineTo(x.pixel(point.x() + half), top);
    }
    outline.lineTo(x.pixel(points.getLast().x() + half), area.getMaxY());
    drawing.fill(outline, translucent(colour, HISTOGRAM_ALPHA));
    drawing.outline(outline, colour, 1.2);
  }

  private void reference(Series series) {
    Graphics2D pen = drawing.pen();
    pen.setColor(Palette.MUTED);
    pen.setStroke(
        new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0));
    pen.draw(path(series));
  }

  private static Color translucent(Color colour, int alpha) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
