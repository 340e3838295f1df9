package io.github.alvinn4j.recording;

import io.github.alvinn4j.camera.OpenCv;
import java.nio.ByteBuffer;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/// Turns pixels into JPEG bytes in reused memory; colours at half resolution (4:2:0).
final class JpegEncoder implements AutoCloseable {
  private final MatOfByte encoded;
  private final MatOfInt parameters;
  private byte[] bytes = new byte[1 << 14];

  JpegEncoder(int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException("JPEG quality = " + quality + ", expected 1..100");
    }
    OpenCv.load();
    encoded = new MatOfByte();
    parameters =
        new MatOfInt(
            Imgcodecs.IMWRITE_JPEG_QUALITY,
            quality,
            Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
            Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420);
  }

  /// Encodes one picture.
  ///
  /// @param pixels 8-bit BGR, not modified
  /// @return valid until the next call
  ByteBuffer encode(Mat pixels) {
    Imgcodecs.imencode(".jpg", pixels, encoded, parameters);
    int length = (int) encoded.total();
    if (length > bytes.length) {
      bytes = new byte[2 * length];
    }
    encoded.get(0, 0, bytes); // copies what there is
    return ByteBuffer.wrap(bytes, 0, length);
  }

  @Override
  public void close() {
    encoded.release();
    parameters.release();
  }
}
