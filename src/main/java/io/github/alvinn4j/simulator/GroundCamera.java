package io.github.alvinn4j.simulator;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.CameraMount;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/// Sees a painted road as a pinhole camera above flat ground does, with walls beyond the horizon.
///
/// Rows below the horizon fall into bands of like distance; each band reads the level of the
/// texture's pyramid that fits its distance and takes several samples above one another, so that
/// far paint neither breaks into dots nor flickers. Nothing is allocated per frame but for a sine
/// and a cosine (64 bytes). Not safe for concurrent use.
final class GroundCamera implements AutoCloseable {
  /// Ground farther ahead than this is drawn as wall: less than a pixel row.
  private static final double MAX_AHEAD_METERS = 15;

  private final int widthPixels;
  private final int heightPixels;
  private final RoadTexture texture;
  private final Mat picture;
  private final GroundBand[] bands; // an array, because a list's iterator is an allocation

  /// @param texture kept open by the caller for as long as this camera is used
  GroundCamera(CameraMount mount, RoadTexture texture, RoadStyle style) {
    this.widthPixels = mount.widthPixels();
    this.heightPixels = mount.heightPixels();
    this.texture = texture;
    this.picture = new Mat(heightPixels, widthPixels, CvType.CV_8UC3);
    var pinhole = Pinhole.of(mount);
    int firstRow = firstGroundRow(pinhole);
    paintWall(style, firstRow);
    this.bands = bands(pinhole, firstRow);
  }

  /// Writes what is seen from a place into the pixels of a frame; does not stamp it.
  ///
  /// @param xMeters of the lens above the ground
  /// @param headingRadians in which the lens looks, counter-clockwise from x
  /// @param frame overwritten; must have the mount's width and height
  void render(double xMeters, double yMeters, double headingRadians, Frame frame) {
    if (frame.width() != widthPixels || frame.height() != heightPixels) {
      throw new IllegalArgumentException(
          "frame = %dx%d, expected %dx%d"
              .formatted(frame.width(), frame.height(), widthPixels, heightPixels));
    }
    double right = xMeters - texture.minXMeters();
    double down = texture.maxYMeters() - yMeters;
    double cos = StrictMath.cos(headingRadians);
    double sin = StrictMath.sin(headingRadians);
    for (GroundBand band : bands) {
      band.render(right, down, cos, sin);
    }
    picture.copyTo(frame.pixels());
  }

  private int firstGroundRow(Pinhole pinhole) {
    int row = 0;
    while (row < heightPixels && !(pinhole.aheadMeters(row - 0.5) <= MAX_AHEAD_METERS)) {
      row++;
    }
    return row;
  }

  private void paintWall(RoadStyle style, int rows) {
    for (int row = 0; row < rows; row++) {
      double share = (row + 0.5) / rows;
      Mat line = picture.row(row);
      line.setTo(
          new Scalar(mixed(style, 0, share), mixed(style, 8, share), mixed(style, 16, share)));
      line.release();
    }
  }

  private static double mixed(RoadStyle style, int shift, double wallShare) {
    int wall = style.wallRgb() >> shift & 0xFF;
    int ceiling = style.ceilingRgb() >> shift & 0xFF;
    return ceiling + (wall - ceiling) * wallShare;
  }

  private GroundBand[] bands(Pinhole pinhole, int firstRow) {
    Scalar beyond = Core.mean(texture.level(RoadTexture.LEVELS - 1).row(0));
    List<GroundBand> found = new ArrayList<>();
    int start = firstRow;
    for (int row = firstRow + 1; row <= heightPixels; row++) {
      if (row == heightPixels
          || level(pinhole, row) != level(pinhole, start)
          || samples(pinhole, row) != samples(pinhole, start)) {
        Mat target = picture.rowRange(start, row);
        int level = level(pinhole, start);
        found.add(
            new GroundBand(
                pinhole,
                texture.level(level),
                level,
                start,
                samples(pinhole, start),
                target,
                beyond));
        start = row;
      }
    }
    return found.toArray(GroundBand[]::new);
  }

  // The level whose texel is nearest, as a ratio, to what one pixel covers from left to right.
  private static int level(Pinhole pinhole, int row) {
    double texels = pinhole.acrossMeters(row) / RoadTexture.TEXEL_METERS;
    int level = 0;
    while (level < RoadTexture.LEVELS - 1 && texels > StrictMath.sqrt(2) * (1 << level)) {
      level++;
    }
    return level;
  }

  // As many samples as texels of that level lie in what one pixel covers from near to far.
  private static int samples(Pinhole pinhole, int row) {
    double texel = RoadTexture.TEXEL_METERS * (1 << level(pinhole, row));
    int samples = 1;
    while (samples < GroundBand.MAX_SAMPLES && samples * texel < pinhole.alongMeters(row)) {
      samples *= 2;
    }
    return samples;
  }

  /// Frees the native pictures, not the texture.
  @Override
  public void close() {
    for (GroundBand band : bands) {
      band.close();
    }
    picture.release();
  }
}
