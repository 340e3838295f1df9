package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.Drawing.Align;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.simulator.TrackPosition;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.Locale;

/// A track from above: the road, its borders and centre line, the start and the way round.
final class TrackPicture {
  private static final double STEP_METERS = 0.05;
  private static final double BOX_WIDTH = 1200;
  private static final double BOX_HEIGHT = 820;
  private static final int MARGIN = 48;
  private static final int HEADER = 96;
  private static final int FOOTER = 64;
  private static final int MIN_WIDTH = 640;

  /// A border point this much nearer to the centre line than it should be lies in the fold that a
  /// border makes inside a tight bend.
  private static final double FOLD_METERS = 0.002;

  /// As far as a fold reaches along the road, and the distance of the places tried.
  private static final double BEND_METERS = 1.5;

  private static final double HINT_METERS = 0.1;

  private final Track track;
  private final int samples;
  private final double step;
  private final double minX;
  private final double maxY;
  private final double pixelsPerMeter;
  private final double left;
  private final Drawing drawing;
  private final TrackPosition position = new TrackPosition();

  /// Draws the picture.
  ///
  /// @param name of the track, for the title
  TrackPicture(Track track, String name) {
    this.track = track;
    this.samples = (int) Math.ceil(track.lengthMeters() / STEP_METERS);
    this.step = track.lengthMeters() / samples;
    double[] box = {
      Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE
    }; // min x, min y, max x, max y
    for (int i = 0; i < samples; i++) {
      for (int side = -1; side <= 1; side += 2) {
        double border = border(i * step, side);
        double x = track.xMeters(i * step, border);
        double y = track.yMeters(i * step, border);
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
    this.minX = box[0];
    this.maxY = box[3];
    double width = box[2] - box[0];
    double height = box[3] - box[1];
    this.pixelsPerMeter = Math.min(BOX_WIDTH / width, BOX_HEIGHT / height);
    int pageWidth = Math.max(MIN_WIDTH, (int) Math.ceil(width * pixelsPerMeter) + 2 * MARGIN);
    this.left = (pageWidth - width * pixelsPerMeter) / 2;
    this.drawing =
        new Drawing(pageWidth, HEADER + (int) Math.ceil(height * pixelsPerMeter) + FOOTER);
    title(name, width, height);
    road();
    start();
    scaleBar();
  }

  byte[] png() {
    return drawing.png();
  }

  // The lateral offset of a border, + to the right.
  private double border(double arcMeters, int side) {
    track.at(arcMeters, position);
    return side > 0 ? position.rightMeters() : -position.leftMeters();
  }

  private double x(double arcMeters, double lateralMeters) {
    return left + (track.xMeters(arcMeters, lateralMeters) - minX) * pixelsPerMeter;
  }

  private double y(double arcMeters, double lateralMeters) {
    return HEADER + (maxY - track.yMeters(arcMeters, lateralMeters)) * pixelsPerMeter;
  }

  private void title(String name, double widthMeters, double heightMeters) {
    double room = drawing.width() - 2.0 * MARGIN;
    drawing.text(
        drawing.fitted(name, Lettering.bold(24), room),
        MARGIN,
        46,
        Lettering.bold(24),
        Palette.INK,
        Align.LEFT);
    String text =
        String.format(
            Locale.ROOT,
            "%.2f m around, smallest radius %.2f m, on %.1f × %.1f m of ground",
            track.lengthMeters(),
            1 / track.maxCurvaturePerMeter(),
            widthMeters,
            heightMeters);
    drawing.text(text, MARGIN, 72, Lettering.plain(15), Palette.MUTED, Align.LEFT);
  }

  private void road() {
    asphalt();
    for (int side = -1; side <= 1; side += 2) {
      drawing.outline(borderLine(side), Palette.INK, 2.5);
    }
    Path2D centre = new Path2D.Double();
    for (int i = 0; i < samples; i++) {
      extend(centre, x(i * step, 0), y(i * step, 0));
    }
    centre.closePath();
    float dash = (float) (0.15 * pixelsPerMeter);
    drawing.pen().setColor(Palette.ROAD_CENTRE);
    drawing.pen().setStroke(dashed(dash));
    drawing.pen().draw(centre);
  }

  // Without smoothing neighbouring slabs share their edge exactly; the borders hide the steps.
  private void asphalt() {
    Graphics2D pen = drawing.pen();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int i = 0; i < samples; i++) {
      drawing.fill(slab(i * step, (i + 1) * step), Palette.ROAD);
    }
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private static BasicStroke dashed(float dashPixels) {
    return new BasicStroke(
        2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {dashPixels}, 0);
  }

  private Path2D slab(double fromMeters, double toMeters) {
    Path2D slab = new Path2D.Double();
    double[] arcs = {fromMeters, fromMeters, toMeters, toMeters};
    int[] sides = {-1, 1, 1, -1};
    for (int corner = 0; corner < arcs.length; corner++) {
      double border = border(arcs[corner], sides[corner]);
      extend(slab, x(arcs[corner], border), y(arcs[corner], border));
    }
    slab.closePath();
    return slab;
  }

  private Path2D borderLine(int side) {
    Path2D line = new Path2D.Double();
    for (int i = 0; i < samples; i++) {
      double arc = i * step;
      double border = border(arc, side);
      if (offCentreMeters(arc, border) > Math.abs(border) - FOLD_METERS) {
        extend(line, x(arc, border), y(arc, border));
      }
    }
    line.closePath();
    return line;
  }

  // How far a border point is from the centre line: not only where it belongs, but a bend around.
  private double offCentreMeters(double arcMeters, double border) {
    double x = track.xMeters(arcMeters, border);
    double y = track.yMeters(arcMeters, border);
    double nearest = Double.POSITIVE_INFINITY;
    for (double along = -BEND_METERS; along <= BEND_METERS; along += HINT_METERS) {
      track.project(x, y, arcMeters + along, position);
      nearest = Math.min(nearest, Math.abs(position.lateralMeters()));
    }
    return nearest;
  }

  private static void extend(Path2D path, double x, double y) {
    if (path.getCurrentPoint() == null) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }

  private void start() {
    double leftBorder = border(0, -1);
    double rightBorder = border(0, 1);
    drawing.line(
        x(0, leftBorder), y(0, leftBorder), x(0, rightBorder), y(0, rightBorder), Palette.PAGE, 4);
    track.at(0, position);
    double ahead = -position.headingRadians(); // the page's y points down
    double length = Math.max(34, Math.min(0.7 * pixelsPerMeter, 80));
    double lateral = rightBorder / 2;
    double x0 = x(0, lateral) + 8 * Math.cos(ahead);
    double y0 = y(0, lateral) + 8 * Math.sin(ahead);
    double x1 = x0 + length * Math.cos(ahead);
    double y1 = y0 + length * Math.sin(ahead);
    drawing.line(x0, y0, x1 - 8 * Math.cos(ahead), y1 - 8 * Math.sin(ahead), Palette.PAGE, 4);
    Path2D head = new Path2D.Double();
    head.moveTo(x1, y1);
    for (int side = -1; side <= 1; side += 2) {
      double back = ahead + Math.PI + side * 0.45;
      head.lineTo(x1 + 16 * Math.cos(back), y1 + 16 * Math.sin(back));
    }
    head.closePath();
    drawing.fill(head, Palette.PAGE);
  }

  private void scaleBar() {
    double y = drawing.height() - 24.0;
    double x0 = MARGIN;
    double x1 = x0 + pixelsPerMeter;
    drawing.line(x0, y, x1, y, Palette.INK, 2);
    drawing.line(x0, y - 5, x0, y + 5, Palette.INK, 2);
    drawing.line(x1, y - 5, x1, y + 5, Palette.INK, 2);
    drawing.text("1 m", x1 + 10, y + 5, Lettering.plain(14), Palette.INK, Align.LEFT);
  }
}
