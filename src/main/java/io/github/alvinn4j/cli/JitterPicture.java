package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alvinn4j.cli.Drawing.Align;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The result of `bench jitter` as a picture: lateness by percentile, one curve a collector.
final class JitterPicture {
  private static final int WIDTH = 1240;
  private static final int HEIGHT = 620;
  private static final int MARGIN = 48;
  private static final int PANEL_TOP = 128;
  private static final int PANEL_HEIGHT = 400;
  private static final int PANEL_WIDTH = 420;
  private static final int PANEL_PITCH = 590;
  private static final int LABEL_PITCH = 20;
  private static final int DECADES = 6;
  private static final List<String> DECADE_NAMES =
      List.of("1 us", "10 us", "100 us", "1 ms", "10 ms", "100 ms", "1 s");
  private static final Color[] COLOURS = {
    Palette.NETWORK, Palette.POSITIVE, Palette.MUTED, Palette.NEGATIVE, Palette.DRIVER
  };

  private final JsonNode result;
  private final Drawing drawing = new Drawing(WIDTH, HEIGHT);

  JitterPicture(JsonNode result) {
    this.result = result;
  }

  /// The picture as the bytes of a PNG.
  byte[] png() {
    JsonNode first = result.get("measurements").get(0);
    drawing.text(
        "How late a thread is, by garbage collector",
        MARGIN,
        48,
        Lettering.bold(24),
        Palette.INK,
        Align.LEFT);
    drawing.text(
        "%s processors, Java %s, heap %s MB; solid: beside a thread that allocates, thin: left alone"
            .formatted(
                first.get("processors").asText(),
                first.get("java").asText(),
                first.get("heap_megabytes").asText()),
        MARGIN,
        76,
        Lettering.plain(15),
        Palette.MUTED,
        Align.LEFT);
    panel(MARGIN + 56, "1 kHz loop: due to awake", "1 kHz", "wake_up_microseconds");
    panel(MARGIN + 56 + PANEL_PITCH, "tick at 200 Hz: due to pulses", "tick", "done_microseconds");
    return drawing.png();
  }

  private void panel(double left, String title, String loop, String what) {
    drawing.text(title, left, PANEL_TOP - 14, Lettering.bold(16), Palette.INK, Align.LEFT);
    for (int decade = 0; decade <= DECADES; decade++) {
      double y = y(Math.pow(10, decade));
      drawing.line(left, y, left + PANEL_WIDTH, y, Palette.RULE, 1);
      drawing.text(
          DECADE_NAMES.get(decade),
          left - 8,
          y + 5,
          Lettering.plain(13),
          Palette.MUTED,
          Align.RIGHT);
    }
    percentiles(left);
    List<Label> labels = new ArrayList<>();
    int number = 0;
    for (JsonNode measured : result.get("measurements")) {
      Color colour = COLOURS[number++ % COLOURS.length];
      String name = measured.get("collector").asText();
      for (JsonNode run : measured.get("runs")) {
        if (run.get("loop").asText().equals(loop)) {
          boolean loaded = run.get("allocated_megabytes_per_second").asLong() > 0;
          JsonNode curve = run.get(what).get("percentiles");
          curve(left, curve, colour, loaded ? 3 : 1);
          double end = curve.get(curve.size() - 1).get(1).asDouble();
          if (loaded || measured.get("runs").size() == 2) {
            labels.add(new Label(name, y(end), colour));
          }
        }
      }
    }
    labels(left + PANEL_WIDTH + 10, labels);
  }

  private void percentiles(double left) {
    double[] shares = JitterMeasurement.PERCENTILES;
    for (int i = 0; i < shares.length; i++) {
      double x = left + PANEL_WIDTH * i / (shares.length - 1.0);
      String digits = Output.rounded(shares[i], 2).stripTrailingZeros().toPlainString();
      drawing.text(
          shares[i] == 100 ? "max" : "p" + digits,
          x,
          PANEL_TOP + PANEL_HEIGHT + 24,
          Lettering.plain(13),
          Palette.MUTED,
          Align.CENTRE);
    }
  }

  private void curve(double left, JsonNode curve, Color colour, double widthPixels) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < curve.size(); i++) {
      double x = left + PANEL_WIDTH * i / (curve.size() - 1.0);
      double y = y(curve.get(i).get(1).asDouble());
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
      if (widthPixels > 1) {
        drawing.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8), colour);
      }
    }
    drawing.outline(path, colour, widthPixels);
  }

  private static double y(double micros) {
    double place = Math.clamp(Math.log10(Math.max(1, micros)) / DECADES, 0.0, 1.0);
    return PANEL_TOP + PANEL_HEIGHT * (1 - place);
  }

  /// What a curve's end is called.
  private record Label(String name, double y, Color colour) {}

  // From the top down, pushed apart so that none covers another.
  private void labels(double x, List<Label> labels) {
    labels.sort(Comparator.comparingDouble(Label::y));
    double free = Double.NEGATIVE_INFINITY;
    for (Label label : labels) {
      double y = Math.max(label.y(), free);
      drawing.text(label.name(), x, y + 5, Lettering.bold(14), label.colour(), Align.LEFT);
      free = y + LABEL_PITCH;
    }
  }
}
