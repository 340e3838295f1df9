package io.github.alvinn4j.cli;

import io.github.alvinn4j.training.Epoch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.None;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// The picture of a training: error by epoch on both parts, and the epoch whose network was kept.
final class LossCurve {
  static final int WIDTH_PIXELS = 1000;
  static final int HEIGHT_PIXELS = 600;

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
    chart(title, history, chosenEpoch).paint(drawing.pen(), WIDTH_PIXELS, HEIGHT_PIXELS);
    return drawing.png();
  }

  private static XYChart chart(String title, List<Epoch> history, int chosenEpoch) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH_PIXELS)
            .height(HEIGHT_PIXELS)
            .title(title)
            .xAxisTitle("epoch")
            .yAxisTitle("error per frame, ½ Σ (target − output)²")
            .build();
    style(chart.getStyler(), history.size());
    double[] epochs = history.stream().mapToDouble(Epoch::number).toArray();
    double[] training = history.stream().mapToDouble(Epoch::trainingError).toArray();
    double[] validation = history.stream().mapToDouble(Epoch::validationError).toArray();
    line(chart.addSeries("training", epochs, training), Palette.DRIVER);
    boolean validated = history.stream().anyMatch(e -> Double.isFinite(e.validationError()));
    if (validated) {
      line(chart.addSeries("validation", epochs, validation), Palette.NETWORK);
    }
    history.stream()
        .filter(epoch -> epoch.number() == chosenEpoch)
        .findFirst()
        .ifPresent(epoch -> {
          double error = validated ? epoch.validationError() : epoch.trainingError();
          mark(chart, chosenEpoch, error);
        });
    return chart;
  }

  private static void mark(XYChart chart, int epoch, double error) {
    String name = String.format(Locale.ROOT, "chosen: epoch %d, %.3f", epoch, error);
    XYSeries point = chart.addSeries(name, new double[] {epoch}, new double[] {error});
    point.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    point.setMarker(SeriesMarkers.CIRCLE);
    point.setMarkerColor(Palette.INK);
  }

  private static void line(XYSeries series, Color colour) {
    series.setLineColor(colour);
    series.setLineStyle(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarker(new None());
    series.setMarkerColor(colour);
  }

  private static void style(XYStyler styler, int epochs) {
    styler.setChartBackgroundColor(Palette.PAGE);
    styler.setPlotBackgroundColor(Palette.PAGE);
    styler.setPlotBorderVisible(false);
    styler.setChartFontColor(Palette.INK);
    styler.setChartPadding(24);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(Lettering.bold(20));
    styler.setChartTitlePadding(14);
    styler.setAxisTitleFont(Lettering.plain(14));
    styler.setAxisTitlePadding(12);
    styler.setAxisTickLabelsFont(Lettering.plain(13));
    styler.setAxisTickLabelsColor(Palette.MUTED);
    styler.setAxisTickMarksColor(Palette.RULE);
    styler.setXAxisTitleColor(Palette.MUTED);
    styler.setYAxisTitleColor(Palette.MUTED);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotGridLinesColor(Palette.RULE);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotContentSize(1);
    styler.setLegendPosition(LegendPosition.InsideNE);
    styler.setLegendBorderColor(Palette.PAGE);
    styler.setLegendBackgroundColor(Palette.PAGE);
    styler.setLegendFont(Lettering.plain(14));
    styler.setMarkerSize(11);
    styler.setLocale(Locale.ROOT);
    styler.setXAxisDecimalPattern("0");
    styler.setYAxisMin(0.0);
    styler.setXAxisMin(1.0);
    styler.setXAxisMax((double) Math.max(2, epochs));
  }
}
