package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.Drawing.Align;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.vision.RetinaSettings;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Locale;

/// The weights of a model as pictures: what each unit looks for, and what it says when it sees it.
///
/// Each unit on the retina is an image of its weights: red where light excites it, blue where light
/// inhibits it. Below a hidden unit stand its weights to the output units, from full left to full
/// right. All images share one colour scale, all bars one height.
final class WeightsPicture {
  /// More units than this would be a wall of pictures; the first ones are shown.
  static final int MAX_UNITS = 64;

  private static final int IMAGE_PIXELS = 256;
  private static final int MARGIN = 48;
  private static final int GAP = 40;
  private static final int HEADER = 96;
  private static final int FOOTER = 84;
  private static final int CAPTION = 26;
  private static final int BARS = 96;
  private static final int BARS_BELOW = 24;
  private static final int MIN_WIDTH = 480;
  private static final int MIN_WIDTH_WITH_BARS = 760;

  /// The few largest weights may saturate, or one stray pixel would turn the picture white.
  private static final double COLOURED_SHARE = 0.995;

  private final Model model;
  private final String name;
  private final FloatLayer first;
  private final FloatLayer last;
  private final boolean hidden;
  private final int shown;
  private final int columns;
  private final int block;
  private final int imageWidth;
  private final int imageHeight;
  private final double colourLimit;
  private final double barLimit;
  private final Drawing drawing;

  /// Draws the picture.
  ///
  /// @param name of the model, for the title
  WeightsPicture(Model model, String name) {
    this.model = model;
    this.name = name;
    this.first = model.floatForm().layers().getFirst();
    this.last = model.floatForm().layers().getLast();
    this.hidden = model.floatForm().hidden() > 0;
    this.shown = Math.min(MAX_UNITS, first.units());
    this.columns = shown <= 5 ? shown : (int) Math.ceil(Math.sqrt(shown));
    this.block = Math.max(2, IMAGE_PIXELS / model.retina().columns());
    this.imageWidth = block * model.retina().columns();
    this.imageHeight = block * model.retina().rows() * model.retina().planes();
    this.colourLimit = magnitude(first, COLOURED_SHARE);
    this.barLimit = hidden ? magnitude(last, 1) : 1;
    int rows = (shown + columns - 1) / columns;
    int width = 2 * MARGIN + columns * imageWidth + (columns - 1) * GAP;
    this.drawing =
        new Drawing(
            Math.max(hidden ? MIN_WIDTH_WITH_BARS : MIN_WIDTH, width),
            HEADER + rows * cellHeight() + (rows - 1) * GAP + FOOTER);
    header();
    for (int unit = 0; unit < shown; unit++) {
      int row = unit / columns;
      cell(unit, MARGIN + unit % columns * (imageWidth + GAP), HEADER + row * (cellHeight() + GAP));
    }
    footer(drawing.height() - FOOTER + 36.0);
  }

  byte[] png() {
    return drawing.png();
  }

  private int cellHeight() {
    return CAPTION + imageHeight + (hidden ? BARS + BARS_BELOW : 0);
  }

  // The magnitude that a share of the weights does not exceed, never 0.
  private static double magnitude(FloatLayer layer, double share) {
    double[] magnitudes = new double[layer.units() * layer.inputs()];
    for (int unit = 0; unit < layer.units(); unit++) {
      for (int input = 0; input < layer.inputs(); input++) {
        magnitudes[unit * layer.inputs() + input] = Math.abs(layer.weights(unit)[input]);
      }
    }
    Arrays.sort(magnitudes);
    double limit = magnitudes[(int) Math.round((magnitudes.length - 1) * share)];
    return limit > 0 ? limit : 1;
  }

  private void header() {
    double width = drawing.width() - 2.0 * MARGIN;
    Font bold = Lettering.bold(24);
    Font plain = Lettering.plain(24);
    String shape = model.floatForm().shape();
    double room = width - drawing.textWidth(shape, plain) - 14;
    String title = drawing.fitted(name, bold, room);
    drawing.text(title, MARGIN, 46, bold, Palette.INK, Align.LEFT);
    double beside = MARGIN + drawing.textWidth(title, bold) + 14;
    drawing.text(shape, beside, 46, plain, Palette.MUTED, Align.LEFT);
    String what =
        hidden
            ? "What each hidden unit looks for on the retina, and below it what it says for"
                + " steering"
            : "What each output unit looks for on the retina";
    String part = shown < first.units() ? ", first " + shown + " of " + first.units() : "";
    drawing.text(
        drawing.fitted(what + part + planes(), Lettering.plain(15), width),
        MARGIN,
        72,
        Lettering.plain(15),
        Palette.MUTED,
        Align.LEFT);
  }

  private String planes() {
    RetinaSettings retina = model.retina();
    return retina.planes() == 1 ? "" : "; planes from the top: " + ColourNames.of(retina);
  }

  private void cell(int unit, double x, double y) {
    drawing.text(
        (hidden ? "hidden " : "output ") + unit,
        x,
        y + 14,
        Lettering.bold(15),
        Palette.INK,
        Align.LEFT);
    drawing.text(
        String.format(Locale.ROOT, "bias %+.2f", first.biases()[unit]).replace('-', '−'),
        x + imageWidth,
        y + 14,
        Lettering.plain(13),
        Palette.MUTED,
        Align.RIGHT);
    double top = y + CAPTION;
    drawing.blocks(image(first.weights(unit)), x, top, imageWidth, imageHeight);
    drawing.outline(
        new Rectangle2D.Double(x - 0.5, top - 0.5, imageWidth + 1.0, imageHeight + 1.0),
        Palette.RULE,
        1);
    for (int plane = 1; plane < model.retina().planes(); plane++) {
      double edge = top + (double) plane * block * model.retina().rows();
      drawing.line(x, edge, x + imageWidth, edge, Palette.RULE, 2);
    }
    if (hidden) {
      bars(unit, x, top + imageHeight + 12);
    }
  }

  private BufferedImage image(float[] weights) {
    int width = model.retina().columns();
    BufferedImage image =
        new BufferedImage(width, weights.length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < weights.length; i++) {
      image.setRGB(i % width, i / width, Palette.diverging(weights[i] / colourLimit));
    }
    return image;
  }

  private void bars(int unit, double x, double y) {
    double height = BARS - 12;
    double middle = y + height / 2;
    double pitch = (double) imageWidth / last.units();
    double width = pitch * 0.76;
    drawing.fill(new Rectangle2D.Double(x, y, imageWidth, height), Palette.PANEL);
    if (last.units() == 1) {
      sideways(last.weights(0)[unit] / barLimit, x + imageWidth / 2.0, middle);
    }
    for (int output = 0; last.units() > 1 && output < last.units(); output++) {
      double weight = last.weights(output)[unit] / barLimit;
      double length = Math.abs(weight) * height / 2;
      double left = x + output * pitch + (pitch - width) / 2;
      double top = weight > 0 ? middle - length : middle;
      Color colour = weight > 0 ? Palette.POSITIVE : Palette.NEGATIVE;
      drawing.fill(new Rectangle2D.Double(left, top, width, length), colour);
    }
    drawing.line(x, middle, x + imageWidth, middle, Palette.MUTED, 1);
    double below = y + height + 16;
    drawing.text("left", x, below, Lettering.plain(12), Palette.MUTED, Align.LEFT);
    drawing.text("right", x + imageWidth, below, Lettering.plain(12), Palette.MUTED, Align.RIGHT);
  }

  // The weight to a single output unit is itself a direction: to the right if it is positive.
  private void sideways(double weight, double centre, double middle) {
    double length = Math.abs(weight) * imageWidth / 2;
    double from = weight > 0 ? centre : centre - length;
    Color colour = weight > 0 ? Palette.POSITIVE : Palette.NEGATIVE;
    drawing.fill(new Rectangle2D.Double(from, middle - 12, length, 24), colour);
    drawing.line(centre, middle - 24, centre, middle + 24, Palette.MUTED, 1);
  }

  private void footer(double y) {
    int width = 220;
    double x = MARGIN;
    drawing.text("weight", x, y + 12, Lettering.plain(13), Palette.MUTED, Align.LEFT);
    x += 60;
    for (int i = 0; i < width; i++) {
      Color colour = new Color(Palette.diverging(2.0 * i / (width - 1) - 1));
      drawing.fill(new Rectangle2D.Double(x + i, y, 1, 14), colour);
    }
    drawing.outline(new Rectangle2D.Double(x - 0.5, y - 0.5, width + 1, 15), Palette.RULE, 1);
    double[] marks = {-colourLimit, 0, colourLimit};
    for (int i = 0; i < marks.length; i++) {
      String mark = marks[i] == 0 ? "0" : signed(marks[i]);
      drawing.text(
          mark, x + i * width / 2.0, y + 31, Lettering.plain(12), Palette.MUTED, Align.CENTRE);
    }
    if (hidden) {
      String bars = "bars: weights to the output units, full length ±" + magnitude(barLimit);
      drawing.text(
          bars, drawing.width() - MARGIN, y + 12, Lettering.plain(13), Palette.MUTED, Align.RIGHT);
    }
  }

  private static String signed(double value) {
    return (value < 0 ? "−" : "+") + magnitude(Math.abs(value));
  }

  // Two digits that mean something, whatever the scale.
  private static String magnitude(double value) {
    int decimals = value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
