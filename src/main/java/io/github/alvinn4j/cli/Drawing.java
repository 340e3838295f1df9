package io.github.alvinn4j.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A page that is drawn on and becomes a PNG. Coordinates are pixels from the top left.
final class Drawing {
  /// Which end of a text its position names.
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  private final BufferedImage page;
  private final Graphics2D pen;

  /// An empty page.
  Drawing(int widthPixels, int heightPixels) {
    this.page = new BufferedImage(widthPixels, heightPixels, BufferedImage.TYPE_INT_RGB);
    this.pen = page.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    fill(new Rectangle2D.Double(0, 0, widthPixels, heightPixels), Palette.PAGE);
  }

  int width() {
    return page.getWidth();
  }

  int height() {
    return page.getHeight();
  }

  /// The pen, for what the methods here do not offer.
  Graphics2D pen() {
    return pen;
  }

  void fill(Shape shape, Color colour) {
    pen.setColor(colour);
    pen.fill(shape);
  }

  void outline(Shape shape, Color colour, double widthPixels) {
    pen.setColor(colour);
    pen.setStroke(
        new BasicStroke((float) widthPixels, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(shape);
  }

  void line(double x0, double y0, double x1, double y1, Color colour, double widthPixels) {
    outline(new Line2D.Double(x0, y0, x1, y1), colour, widthPixels);
  }

  /// Writes one line of text.
  ///
  /// @param x of the end that `align` names
  /// @param baseline of the letters
  void text(String text, double x, double baseline, Font font, Color colour, Align align) {
    pen.setFont(font);
    pen.setColor(colour);
    double width = textWidth(text, font);
    double start =
        switch (align) {
          case LEFT -> x;
          case CENTRE -> x - width / 2;
          case RIGHT -> x - width;
        };
    pen.drawString(text, (float) start, (float) baseline);
  }

  /// Width of a line of text in pixels.
  double textWidth(String text, Font font) {
    return pen.getFontMetrics(font).getStringBounds(text, pen).getWidth();
  }

  /// Draws a coloured dot and what it stands for.
  ///
  /// @return where the next one may begin
  double legend(String text, double x, double y, Color colour) {
    fill(new Ellipse2D.Double(x, y, 12, 12), colour);
    Font font = Lettering.plain(16);
    text(text, x + 20, y + 12, font, Palette.INK, Align.LEFT);
    return x + 20 + textWidth(text, font) + 28;
  }

  /// Cuts a line of text at its end so that it fits, with an ellipsis.
  String fitted(String text, Font font, double widthPixels) {
    String fitted = text;
    while (textWidth(fitted, font) > widthPixels && fitted.length() > 2) {
      fitted = fitted.substring(0, fitted.length() - 2) + "…";
    }
    return fitted;
  }

  /// Draws an image into a rectangle, each of its pixels a sharp block.
  void blocks(BufferedImage image, double x, double y, double width, double height) {
    image(image, x, y, width, height, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  /// Draws an image into a rectangle, smoothly.
  void photograph(BufferedImage image, double x, double y, double width, double height) {
    image(image, x, y, width, height, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  private void image(
      BufferedImage image, double x, double y, double width, double height, Object interpolation) {
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
    pen.drawImage(image, (int) x, (int) y, (int) width, (int) height, null);
  }

  /// The finished page as the bytes of a PNG.
  byte[] png() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(page, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
  }
}
