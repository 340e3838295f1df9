package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.Drawing.Align;
import io.github.alvinn4j.study.Chart;
import io.github.alvinn4j.study.Picture;
import io.github.alvinn4j.study.Series;
import io.github.alvinn4j.study.Series.Form;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A page of charts with its title: one or two beside each other, an odd last one as wide as all.
final class ChartPage {
  static final int WIDTH_PIXELS = 1200;
  private static final int MARGIN = 40;
  private static final int GAP = 48;
  private static final int HEADER = 76;
  private static final int CHART_HEIGHT = 490;
  private static final int AXIS_HEIGHT = 62;
  private static final int LEGEND_LINE = 26;
  private static final int TICK_GAP = 10;
  private static final int X_SPACING = 110;
  private static final int Y_SPACING = 62;
  private static final Font TITLE = Lettering.bold(27);
  private static final Font CHART_TITLE = Lettering.bold(19);
  private static final Font LABEL = Lettering.plain(18);
  private static final Font TICKS = Lettering.plain(17);

  private final Drawing drawing;
  private final Map<String, Color> colours;

  private ChartPage(Picture picture) {
    int rows = Math.ceilDiv(picture.charts().size(), 2);
    this.drawing = new Drawing(WIDTH_PIXELS, HEADER + rows * CHART_HEIGHT);
    this.colours = colours(picture.charts());
    double width = WIDTH_PIXELS - 2.0 * MARGIN;
    String title = drawing.fitted(picture.title(), TITLE, width);
    drawing.text(title, MARGIN, 48, TITLE, Palette.INK, Align.LEFT);
    double half = (width - GAP) / 2;
    for (int i = 0; i < picture.charts().size(); i++) {
      boolean alone = i % 2 == 0 && i == picture.charts().size() - 1;
      double left = MARGIN + i % 2 * (half + GAP);
      int row = i / 2;
      double top = HEADER + row * CHART_HEIGHT;
      chart(
          picture.charts().get(i),
          new Rectangle2D.Double(left, top, alone ? width : half, CHART_HEIGHT - 20));
    }
  }

  /// The picture as the bytes of a PNG.
  static byte[] png(Picture picture) {
    return new ChartPage(picture).drawing.png();
  }

  private static Map<String, Color> colours(List<Chart> charts) {
    Map<String, Color> colours = new LinkedHashMap<>();
    for (Chart chart : charts) {
      for (Series series : chart.series()) {
        if (series.form() == Form.REFERENCE) {
          colours.putIfAbsent(series.name(), Palette.MUTED);
        }
      }
    }
    int used = 0;
    for (Chart chart : charts) {
      for (Series series : chart.series()) {
        if (colours.putIfAbsent(series.name(), Palette.series(used)) == null) {
          used++;
        }
      }
    }
    return colours;
  }

  private void chart(Chart chart, Rectangle2D frame) {
    double top = frame.getY();
    if (!chart.title().isEmpty()) {
      String title = drawing.fitted(chart.title(), CHART_TITLE, frame.getWidth());
      drawing.text(title, frame.getX(), top + 20, CHART_TITLE, Palette.INK, Align.LEFT);
      top += 34;
    }
    top = legend(chart, frame, top);
    String label = drawing.fitted(chart.y().label(), LABEL, frame.getWidth());
    drawing.text(label, frame.getX(), top + 18, LABEL, Palette.MUTED, Align.LEFT);
    top += 36;
    double bottom = frame.getMaxY() - AXIS_HEIGHT;
    ChartRange heights = ChartRange.ofY(chart);
    ChartScale y = new ChartScale(chart.y(), heights.min(), heights.max(), bottom, top);
    double left = frame.getX() + tickWidth(y) + TICK_GAP;
    ChartRange range = ChartRange.ofX(chart);
    ChartScale x = new ChartScale(chart.x(), range.min(), range.max(), left, frame.getMaxX() - 8);
    Rectangle2D area = new Rectangle2D.Double(left, top, frame.getMaxX() - 8 - left, bottom - top);
    axes(chart, x, y, area);
    new ChartPlot(drawing, x, y, area, colours).draw(chart);
  }

  private double tickWidth(ChartScale y) {
    return y.ticks(Y_SPACING).stream()
        .mapToDouble(tick -> drawing.textWidth(tick.label(), TICKS))
        .max()
        .orElse(0);
  }

  // One entry after the other, as many lines as they need; a single series needs no name.
  private double legend(Chart chart, Rectangle2D frame, double top) {
    List<String> names = chart.series().stream().map(Series::name).distinct().toList();
    if (names.size() < 2) {
      return top;
    }
    double x = frame.getX();
    double y = top;
    for (Series series : named(chart)) {
      double width = 20 + drawing.textWidth(series.name(), Lettering.plain(16));
      if (x > frame.getX() && x + width > frame.getMaxX()) {
        x = frame.getX();
        y += LEGEND_LINE;
      }
      Color colour = colours.getOrDefault(series.name(), Palette.INK);
      if (series.form() == Form.REFERENCE) {
        drawing.outline(new Line2D.Double(x, y + 6, x + 5, y + 6), colour, 2);
        drawing.outline(new Line2D.Double(x + 9, y + 6, x + 14, y + 6), colour, 2);
        drawing.text(series.name(), x + 20, y + 12, Lettering.plain(16), Palette.INK, Align.LEFT);
        x += width + 28;
      } else {
        x = drawing.legend(series.name(), x, y, colour);
      }
    }
    return y + LEGEND_LINE;
  }

  private static List<Series> named(Chart chart) {
    Map<String, Series> first = new LinkedHashMap<>();
    chart.series().forEach(series -> first.putIfAbsent(series.name(), series));
    return new ArrayList<>(first.values());
  }

  private void axes(Chart chart, ChartScale x, ChartScale y, Rectangle2D area) {
    for (ChartScale.Tick tick : y.ticks(Y_SPACING)) {
      double at = y.pixel(tick.value());
      drawing.line(area.getX(), at, area.getMaxX(), at, Palette.RULE, 1);
      drawing.text(tick.label(), area.getX() - TICK_GAP, at + 6, TICKS, Palette.MUTED, Align.RIGHT);
    }
    double end = Double.NEGATIVE_INFINITY;
    for (ChartScale.Tick tick : x.ticks(X_SPACING)) {
      double at = x.pixel(tick.value());
      double half = drawing.textWidth(tick.label(), TICKS) / 2;
      drawing.line(at, area.getMaxY(), at, area.getMaxY() + 5, Palette.RULE, 1);
      // A label that would touch the one before it is left out, its mark stays.
      if (at - half > end) {
        drawing.text(tick.label(), at, area.getMaxY() + 24, TICKS, Palette.MUTED, Align.CENTRE);
        end = at + half + 8;
      }
    }
    drawing.line(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY(), Palette.MUTED, 1);
    drawing.text(
        drawing.fitted(chart.x().label(), LABEL, area.getWidth()),
        area.getCenterX(),
        area.getMaxY() + 52,
        LABEL,
        Palette.MUTED,
        Align.CENTRE);
  }
}
