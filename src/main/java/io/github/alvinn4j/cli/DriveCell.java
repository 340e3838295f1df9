package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.vision.Retina;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Optional;

/// One frame of a drive as it is shown: the picture with steering needles, beside it retina and
/// hill.
final class DriveCell {
  private static final int FRAME_WIDTH = 320;
  private static final int PLANE_WIDTH = 160;
  private static final int GAP = 8;
  private static final int MIN_HILL = 70;
  private static final double MARK_WIDTH = 10;
  private static final double Q15_ONE = 32767;

  /// What full lock looks like: more than the wheels turn, so that it can be seen.
  private static final double FULL_LOCK_RADIANS = Math.toRadians(60);

  private final int frameHeight;
  private final Optional<Model> model;
  private final int retinaWidth; // of all planes, side by side
  private final int retinaHeight;
  private final BufferedImage picture;
  private final byte[] bgr;

  /// Lays out a cell for frames of one size.
  DriveCell(int frameWidthPixels, int frameHeightPixels, Optional<Model> model) {
    this.model = model;
    this.frameHeight =
        Math.clamp(
            Math.round((double) FRAME_WIDTH * frameHeightPixels / frameWidthPixels), 90, 640);
    this.retinaWidth = model.map(m -> PLANE_WIDTH * m.retina().planes()).orElse(0);
    this.retinaHeight =
        model.map(m -> PLANE_WIDTH * m.retina().rows() / m.retina().columns()).orElse(0);
    this.picture =
        new BufferedImage(frameWidthPixels, frameHeightPixels, BufferedImage.TYPE_3BYTE_BGR);
    this.bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }

  int frameWidth() {
    return FRAME_WIDTH;
  }

  int width() {
    return model.isPresent() ? FRAME_WIDTH + GAP + retinaWidth : FRAME_WIDTH;
  }

  int height() {
    return model.isPresent() ? Math.max(frameHeight, retinaHeight + GAP + MIN_HILL) : frameHeight;
  }

  /// Draws the cell with its top left corner at a place.
  ///
  /// @param driverSteering normalised, + is right
  /// @param pilot who has looked at this frame, if someone has
  void draw(
      Drawing drawing,
      double x,
      double y,
      Frame frame,
      double driverSteering,
      Optional<Pilot> pilot) {
    frame.copyTo(bgr);
    drawing.photograph(picture, x, y, FRAME_WIDTH, frameHeight);
    needle(drawing, x, y, driverSteering, Palette.DRIVER);
    if (pilot.isEmpty()) {
      return;
    }
    double steering = pilot.get().estimate().steering();
    needle(drawing, x, y, steering, Palette.NETWORK);
    double right = x + FRAME_WIDTH + GAP;
    drawing.blocks(image(pilot.get().retina()), right, y, retinaWidth, retinaHeight);
    double top = y + retinaHeight + GAP;
    hill(drawing, right, top, y + height() - top, pilot.get().activations().outputs());
    mark(drawing, right, y + height(), driverSteering, Palette.DRIVER);
    mark(drawing, right, y + height(), steering, Palette.NETWORK);
  }

  private void needle(Drawing drawing, double x, double y, double steering, Color colour) {
    double angle = Math.clamp(steering, -1.0, 1.0) * FULL_LOCK_RADIANS;
    double fromX = x + FRAME_WIDTH / 2.0;
    double fromY = y + frameHeight - 8.0;
    double length = frameHeight * 0.42;
    double toX = fromX + length * Math.sin(angle);
    double toY = fromY - length * Math.cos(angle);
    drawing.line(fromX, fromY, toX, toY, Palette.PAGE, 8);
    drawing.fill(new Ellipse2D.Double(toX - 8, toY - 8, 16, 16), Palette.PAGE);
    drawing.line(fromX, fromY, toX, toY, colour, 4);
    drawing.fill(new Ellipse2D.Double(toX - 6, toY - 6, 12, 12), colour);
  }

  // The planes side by side.
  private static BufferedImage image(Retina retina) {
    int columns = retina.columns();
    int rows = retina.rows();
    BufferedImage image =
        new BufferedImage(retina.planes() * columns, rows, BufferedImage.TYPE_INT_RGB);
    int[] pixels = retina.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int row = i / columns;
      image.setRGB(row / rows * columns + i % columns, row % rows, pixels[i] * 0x010101);
    }
    return image;
  }

  private void hill(Drawing drawing, double x, double y, double height, int[] outputsQ15) {
    drawing.fill(new Rectangle2D.Double(x, y, retinaWidth, height), Palette.PANEL);
    if (model.orElseThrow().coding() == OutputCoding.SINGLE) {
      return; // one unit is no hill; the marks say what it says
    }
    double room = height - 14; // the marks stand below
    double pitch = (double) retinaWidth / outputsQ15.length;
    for (int unit = 0; unit < outputsQ15.length; unit++) {
      double bar = outputsQ15[unit] / Q15_ONE * (room - 4);
      drawing.fill(
          new Rectangle2D.Double(
              x + (unit + 0.12) * pitch, y + room - bar, Math.max(0.5, pitch * 0.76), bar),
          Palette.NETWORK);
    }
    drawing.line(x, y + room, x + retinaWidth, y + room, Palette.MUTED, 1);
  }

  // A triangle below the axis that points at a steering; unit middles are the ends of the axis.
  private void mark(Drawing drawing, double x, double bottom, double steering, Color colour) {
    int units = model.orElseThrow().floatForm().outputs();
    double pitch = units > 1 ? (double) retinaWidth / units : MARK_WIDTH;
    double place = (Math.clamp(steering, -1.0, 1.0) + 1) / 2 * (retinaWidth - pitch);
    double tip = x + pitch / 2 + place;
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(tip, bottom - 13);
    triangle.lineTo(tip + MARK_WIDTH / 2, bottom - 2);
    triangle.lineTo(tip - MARK_WIDTH / 2, bottom - 2);
    triangle.closePath();
    drawing.fill(triangle, colour);
  }
}
