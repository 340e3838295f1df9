package io.github.alvinn4j.camera;

import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/// One raw YUV 4:2:0 picture in native memory, and the way from it to BGR.
///
/// The colours are full-range JPEG ones, luma 0..255, as `rpicam-vid --codec yuv420` gives them;
/// OpenCV's own conversion of such planes takes 16 for black and would clip both ends. All memory
/// is made once; used by one thread.
final class YuvPicture implements AutoCloseable {
  private static final int LUMA = 0;
  private static final int RED = 1; // OpenCV's order is Y, Cr, Cb
  private static final int BLUE = 2;

  private final Mat raw; // (1, bytes)
  private final Mat luma; // (height, width), a view
  private final Mat blue; // (height / 2, width / 2), a view; U
  private final Mat red; // the same; V
  private final Mat chroma; // (height, width)
  private final Mat colours; // (height, width, 3)
  private final Size size;

  /// Allocates for one layout.
  YuvPicture(YuvLayout layout) {
    OpenCv.load();
    int lumaBytes = layout.stride() * layout.height();
    int chromaBytes = lumaBytes / 4;
    raw = new Mat(1, layout.bytes(), CvType.CV_8UC1);
    luma = plane(0, lumaBytes, layout.height(), layout.width());
    blue = plane(lumaBytes, chromaBytes, layout.height() / 2, layout.width() / 2);
    red = plane(lumaBytes + chromaBytes, chromaBytes, layout.height() / 2, layout.width() / 2);
    chroma = new Mat(layout.height(), layout.width(), CvType.CV_8UC1);
    colours = new Mat(layout.height(), layout.width(), CvType.CV_8UC3);
    size = new Size(layout.width(), layout.height());
  }

  // Without the padding at the end of each row.
  private Mat plane(int start, int bytes, int rows, int columns) {
    Mat flat = raw.colRange(start, start + bytes);
    Mat rectangle = flat.reshape(1, rows);
    Mat plane = rectangle.colRange(0, columns);
    flat.release();
    rectangle.release();
    return plane;
  }

  /// Converts one picture.
  ///
  /// @param bytes of the layout's length, not modified
  /// @param bgr (height, width, 3), overwritten
  void convert(byte[] bytes, Mat bgr) {
    raw.put(0, 0, bytes);
    Core.insertChannel(luma, colours, LUMA);
    spread(red, RED);
    spread(blue, BLUE);
    Imgproc.cvtColor(colours, bgr, Imgproc.COLOR_YCrCb2BGR);
  }

  private void spread(Mat plane, int channel) {
    Imgproc.resize(plane, chroma, size, 0, 0, Imgproc.INTER_NEAREST);
    Core.insertChannel(chroma, colours, channel);
  }

  /// Frees the native memory.
  @Override
  public void close() {
    luma.release();
    blue.release();
    red.release();
    raw.release();
    chroma.release();
    colours.release();
  }
}
