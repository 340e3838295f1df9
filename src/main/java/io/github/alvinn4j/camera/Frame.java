package io.github.alvinn4j.camera;

import org.opencv.core.CvType;
import org.opencv.core.Mat;

/// One camera picture in native memory, made once and filled again and again.
///
/// Pixels are 8-bit BGR, row 0 at the top, `height` x `width`. Owned by the thread that fills it
/// until it is handed over; valid until its source fills it again. Not safe for concurrent use.
public final class Frame implements AutoCloseable {
  /// The largest side that is accepted, in pixels: far above any car's camera, far below a bomb.
  public static final int MAX_SIDE = 4096;

  private final Mat pixels;
  private final int width;
  private final int height;
  private long captureNanos;
  private long sequence;

  /// Allocates native memory for one picture.
  ///
  /// @param width pixels, 1..4096
  /// @param height pixels, 1..4096
  /// @throws IllegalArgumentException if a side is out of range
  public Frame(int width, int height) {
    this.width = checkedSide("width", width);
    this.height = checkedSide("height", height);
    OpenCv.load();
    this.pixels = new Mat(height, width, CvType.CV_8UC3);
  }

  private static int checkedSide(String name, int value) {
    if (value < 1 || value > MAX_SIDE) {
      throw new IllegalArgumentException(
          "frame %s = %d, expected 1..%d".formatted(name, value, MAX_SIDE));
    }
    return value;
  }

  /// The pixels, `CV_8UC3` in BGR order. Write into them, never replace or resize the `Mat`.
  public Mat pixels() {
    return pixels;
  }

  /// Copies the pixels out, for whoever shows them.
  ///
  /// @param bgr (height, width, 3), overwritten
  public void copyTo(byte[] bgr) {
    if (bgr.length != width * height * 3) {
      throw new IllegalArgumentException(
          "bgr of %d bytes, expected %d".formatted(bgr.length, width * height * 3));
    }
    pixels.get(0, 0, bgr);
  }

  /// Copies pixels in, for whoever makes pictures up; an array of another length is refused.
  ///
  /// @param bgr (height, width, 3), not modified
  public void copyFrom(byte[] bgr) {
    if (bgr.length != width * height * 3) {
      throw new IllegalArgumentException(
          "bgr of %d bytes, expected %d".formatted(bgr.length, width * height * 3));
    }
    pixels.put(0, 0, bgr);
  }

  /// Width in pixels.
  public int width() {
    return width;
  }

  /// Height in pixels.
  public int height() {
    return height;
  }

  /// When the picture was taken, in the nanoseconds of the drive's [io.github.alvinn4j.time.Clock].
  public long captureNanos() {
    return captureNanos;
  }

  /// The source's running number, increasing by one for each picture taken, seen or not.
  public long sequence() {
    return sequence;
  }

  /// Says when and as which picture the present pixels were taken; called by the source only.
  public void stamp(long captureNanos, long sequence) {
    this.captureNanos = captureNanos;
    this.sequence = sequence;
  }

  /// Frees the native pixels; the frame must not be used afterwards.
  @Override
  public void close() {
    pixels.release();
  }
}
