package io.github.alvinn4j.simulator;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/// Some neighbouring rows of the picture that read the same level of the texture.
///
/// With `u`, `v` the pixel and `w` how far its ray looks down, the texel it meets is linear in `(u,
/// v, 1)` times `1 / w`: a homography, given to OpenCV as picture to texture.
final class GroundBand implements AutoCloseable {
  static final int MAX_SAMPLES = 16;

  private final Pinhole pinhole;
  private final Mat source;
  private final double texelMeters;
  private final int firstRow;
  private final int samples;
  private final Mat target;
  private final Scalar beyond;
  private final Mat tall; // the band with `samples` rows for one, or the target itself
  private final Size tallSize;
  private final Size targetSize;
  private final Mat homography = new Mat(3, 3, CvType.CV_64F);
  private final double[] h = new double[9];

  /// @param source level of the texture, only read
  /// @param target rows of the picture, overwritten by [#render]
  /// @param beyond colour of the ground outside the texture
  GroundBand(
      Pinhole pinhole,
      Mat source,
      int level,
      int firstRow,
      int samples,
      Mat target,
      Scalar beyond) {
    this.pinhole = pinhole;
    this.source = source;
    this.texelMeters = RoadTexture.TEXEL_METERS * (1 << level);
    this.firstRow = firstRow;
    this.samples = samples;
    this.target = target;
    this.beyond = beyond;
    this.tall =
        samples == 1 ? target : new Mat(target.rows() * samples, target.cols(), CvType.CV_8UC3);
    this.tallSize = tall.size();
    this.targetSize = target.size();
  }

  /// Draws the band as seen from a place given from the texture's upper left corner.
  void render(double rightMeters, double downMeters, double cos, double sin) {
    // Row j of the tall band looks b = b0 + j * bStep below the axis; column i a = a0 + i * aStep.
    double aStep = 1 / pinhole.focalPixels();
    double a0 = -pinhole.centerColumn() * aStep;
    double bStep = aStep / samples;
    double b0 = (firstRow - 0.5 + 0.5 / samples - pinhole.centerRow()) * aStep;
    double reach = pinhole.heightMeters() / texelMeters;
    double downStep = bStep * pinhole.cos();
    double down0 = pinhole.sin() + b0 * pinhole.cos();
    double aheadStep = -bStep * pinhole.sin() * reach;
    double ahead0 = (pinhole.cos() - b0 * pinhole.sin()) * reach;
    double atColumn = rightMeters / texelMeters - 0.5;
    double atRow = downMeters / texelMeters - 0.5;
    h[0] = aStep * reach * sin;
    h[1] = aheadStep * cos + downStep * atColumn;
    h[2] = a0 * reach * sin + ahead0 * cos + down0 * atColumn;
    h[3] = aStep * reach * cos;
    h[4] = -aheadStep * sin + downStep * atRow;
    h[5] = a0 * reach * cos - ahead0 * sin + down0 * atRow;
    h[6] = 0;
    h[7] = downStep;
    h[8] = down0;
    homography.put(0, 0, h);
    int flags = Imgproc.INTER_LINEAR | Imgproc.WARP_INVERSE_MAP;
    Imgproc.warpPerspective(
        source, tall, homography, tallSize, flags, Core.BORDER_CONSTANT, beyond);
    if (samples > 1) {
      Imgproc.resize(tall, target, targetSize, 0, 0, Imgproc.INTER_AREA);
    }
  }

  /// Frees the native pictures, not the texture.
  @Override
  public void close() {
    tall.release();
    target.release();
    homography.release();
  }
}
