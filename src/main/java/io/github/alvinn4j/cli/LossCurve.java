package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.Drawing.Align;
import io.github.alvinn4j.training.Epoch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.None;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The picture of a training: error by epoch on both parts, and the epoch whose network was kept.
final class LossCurve {
  static final int WIDTH_PIXELS = 1000;
  static final int HEIGHT_PIXELS = 600;
  private static final int MARGIN = 48;
  private static final int HEADER = 84;
  private static final double MARGIN_SHARE = 0.012;

  private LossCurve() {}

  /// Draws and writes the curve.
  ///
  /// @param title of the picture, such as the model's name
  /// @param history all epochs in order, at least one
  /// @param chosenEpoch the number of the epoch that was kept
  /// @return why there is no picture; empty if it was written
  static Optional<String> write(Path file, String title, List<Epoch> history, int chosenEpoch) {
    Optional<String> complaint = Lettering.complaint();
    if (complaint.isPresent()) {
      return complaint;
    }
    try {
      SafeFile.write(file, png(title, history, chosenEpoch));
      return Optional.empty();
    } catch (UsageException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /// The curve as the bytes of a PNG.
  static byte[] png(String title, List<Epoch> history, int chosenEpoch) {
    Drawing drawing = new Drawing(WIDTH_PIXELS, HEIGHT_PIXELS);
    String fitted = drawing.fitted(title, Lettering.bold(24), WIDTH_PIXELS - 2.0 * MARGIN);
    drawing.text(fitted, MARGIN, 46, Lettering.bold(24), Palette.INK, Align.LEFT);
    XYChart chart = chart(history);
    boolean validated = history.stream().anyMatch(e -> Double.isFinite(e.validationError()));
    double x = drawing.legend("training", MARGIN, 66, Palette.DRIVER);
    line(chart, "training", history, Epoch::trainingError, Palette.DRIVER);
    if (validated) {
      x = drawing.legend("validation", x, 66, Palette.NETWORK);
      line(chart, "validation", history, Epoch::validationError, Palette.NETWORK);
    }
    for (Epoch epoch : history) {
      double error = validated ? epoch.validationError() : epoch.trainingError();
      if (epoch.number() == chosenEpoch && Double.isFinite(error)) {
        mark(chart, chosenEpoch, error);
        String text = String.format(Locale.ROOT, "kept: epoch %d, %.4f", chosenEpoch, error);
        drawing.legend(text, x, 66, Palette.INK);
      }
    }
    drawing.pen().translate(0, HEADER);
    chart.paint(drawing.pen(), WIDTH_PIXELS, HEIGHT_PIXELS - HEADER);
    return drawing.png();
  }

  private static XYChart chart(List<Epoch> history) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS - HEADER)
            .xAxisTitle("epoch")
            .yAxisTitle("error per frame, ½ Σ (target − output)²")
            .build();
    style(chart.getStyler());
    axes(chart.getStyler(), history);
    return chart;
  }

  // A training that diverged has gaps, not infinities.
  private static void line(
      XYChart chart,
      String name,
      List<Epoch> history,
      ToDoubleFunction<Epoch> error,
      Color colour) {
    double[] epochs = history.stream().mapToDouble(Epoch::number).toArray();
    double[] errors =
        history.stream()
            .mapToDouble(error)
            .map(value -> Double.isFinite(value) ? value : Double.NaN)
            .toArray();
    XYSeries series = chart.addSeries(name, epochs, errors);
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarker(new None());
  }

  // The axes begin a little below 0: XChart leaves out a label that stands on a corner.
  private static void axes(XYStyler styler, List<Epoch> history) {
    double last = Math.max(2, history.getLast().number());
    double highest =
        history.stream()
            .flatMapToDouble(
                epoch -> DoubleStream.of(epoch.trainingError(), epoch.validationError()))
            .filter(Double::isFinite)
            .filter(error -> error > 0)
            .max()
            .orElse(1);
    styler.setXAxisMin(-MARGIN_SHARE * last);
    styler.setXAxisMax((1 + MARGIN_SHARE) * last);
    styler.setYAxisMin(-MARGIN_SHARE * highest);
    styler.setYAxisMax(1.05 * highest);
  }

  private static void mark(XYChart chart, int epoch, double error) {
    XYSeries point = chart.addSeries("kept", new double[] {epoch}, new double[] {error});
    point.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    point.setMarker(SeriesMarkers.CIRCLE);
    point.setMarkerColor(Palette.INK);
  }

  private static void style(XYStyler styler) {
    styler.setChartBackgroundColor(Palette.PAGE);
    styler.setPlotBackgroundColor(Palette.PAGE);
    styler.setPlotBorderVisible(false);
    styler.setChartFontColor(Palette.INK);
    styler.setChartPadding(24);
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setAxisTitleFont(Lettering.plain(14));
    styler.setAxisTitlePadding(12);
    styler.setAxisTickLabelsFont(Lettering.plain(13));
    styler.setAxisTickLabelsColor(Palette.MUTED);
    styler.setAxisTickMarksColor(Palette.RULE);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotGridLinesColor(Palette.RULE);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
    styler.setMarkerSize(11);
    styler.setLocale(Locale.ROOT);
    styler.setXAxisDecimalPattern("0");
    styler.setXAxisTickMarkSpacingHint(80);
  }
}
