package io.github.alvinn4j.simulator;

import io.github.alvinn4j.camera.OpenCv;
import java.util.random.RandomGenerator;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/// A track painted from above at 5 mm per texel, with a pyramid of halved pictures for what is far.
///
/// Painted once; afterwards only read, by any thread. Native memory is 4 bytes per texel in all,
/// about 13 MB for a track of 7 m x 4 m and 60 MB for one of 19 m x 14 m. Row 0 is the largest y.
public final class RoadTexture implements AutoCloseable {
  /// Size of a texel of level 0.
  static final double TEXEL_METERS = 0.005;

  /// Levels of the pyramid; texels double in size from one to the next.
  static final int LEVELS = 6;

  private static final double MARGIN_METERS = 1.5; // beyond the road
  private static final double FADE_METERS = 0.6; // the ground loses its texture towards the rim
  private static final int BLOCK = 8;
  private static final int MULTIPLE = 1 << LEVELS; // sides, so that halving is exact

  private final Track.Area area;
  private final int columns;
  private final int rows;
  private final Mat[] levels = new Mat[LEVELS];

  /// Paints the road.
  ///
  /// @param random seeds stains, grain and wear
  public RoadTexture(Track track, RoadStyle style, RandomGenerator random) {
    OpenCv.load();
    this.area = track.area(track.maxHalfWidthMeters() + MARGIN_METERS);
    this.columns = texels(area.maxXMeters() - area.minXMeters());
    this.rows = texels(area.maxYMeters() - area.minYMeters());
    levels[0] = new Mat(rows, columns, CvType.CV_8UC3);
    paint(track, new RoadPainter(style, track.lengthMeters(), TEXEL_METERS, random));
    for (int level = 1; level < LEVELS; level++) {
      levels[level] = new Mat();
      Size half = new Size(columns >> level, rows >> level);
      Imgproc.resize(levels[level - 1], levels[level], half, 0, 0, Imgproc.INTER_AREA);
    }
  }

  private static int texels(double meters) {
    int multiples = (int) StrictMath.ceil(meters / TEXEL_METERS / MULTIPLE);
    return multiples * MULTIPLE;
  }

  /// One level of the pyramid, `CV_8UC3` in BGR order; read only.
  Mat level(int level) {
    return levels[level];
  }

  /// x of the left rim.
  double minXMeters() {
    return area.minXMeters();
  }

  /// y of the upper rim.
  double maxYMeters() {
    return area.minYMeters() + rows * TEXEL_METERS;
  }

  // Eight rows at a time; in them blocks of 8 x 8 share one search for the nearest piece of road.
  private void paint(Track track, RoadPainter painter) {
    double reach = track.maxHalfWidthMeters() + BLOCK * TEXEL_METERS;
    var spot = new TrackPosition();
    byte[] strip = new byte[BLOCK * columns * 3];
    for (int top = 0; top < rows; top += BLOCK) {
      for (int left = 0; left < columns; left += BLOCK) {
        double x = x(left) + (BLOCK - 1) * TEXEL_METERS / 2;
        double y = y(top) - (BLOCK - 1) * TEXEL_METERS / 2;
        double hint = track.locate(x, y);
        track.project(x, y, hint, spot);
        boolean road =
            Math.abs(spot.lateralMeters()) < reach
                && TrackPoint.distance(
                        x,
                        y,
                        track.xMeters(spot.arcMeters(), 0),
                        track.yMeters(spot.arcMeters(), 0))
                    < reach;
        if (road) {
          paintRoad(track, painter, strip, left, top, spot);
        } else {
          paintGround(painter, strip, left, top);
        }
      }
      levels[0].put(top, 0, strip);
    }
  }

  private void paintRoad(
      Track track, RoadPainter painter, byte[] strip, int left, int top, TrackPosition spot) {
    for (int row = 0; row < BLOCK; row++) {
      for (int column = left; column < left + BLOCK; column++) {
        track.project(x(column), y(top + row), spot.arcMeters(), spot);
        painter.road(column, top + row, spot, strip, (row * columns + column) * 3);
      }
    }
  }

  private void paintGround(RoadPainter painter, byte[] strip, int left, int top) {
    for (int row = 0; row < BLOCK; row++) {
      for (int column = left; column < left + BLOCK; column++) {
        int rim =
            Math.min(
                Math.min(column, columns - 1 - column), Math.min(top + row, rows - 1 - top - row));
        float contrast = (float) Math.min(1, rim * TEXEL_METERS / FADE_METERS);
        painter.ground(column, top + row, contrast, strip, (row * columns + column) * 3);
      }
    }
  }

  private double x(int column) {
    return area.minXMeters() + (column + 0.5) * TEXEL_METERS;
  }

  private double y(int row) {
    return maxYMeters() - (row + 0.5) * TEXEL_METERS;
  }

  /// Frees the native pictures.
  @Override
  public void close() {
    for (Mat level : levels) {
      level.release();
    }
  }
}
