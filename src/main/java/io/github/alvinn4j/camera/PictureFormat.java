package io.github.alvinn4j.camera;

/// What is asked of a camera.
///
/// @param widthPixels 1..4096, even for [RpicamCamera]
/// @param heightPixels the same
/// @param rateHertz pictures a second, 1..120; a camera may give fewer
/// @param rotated whether the camera is mounted upside down, so that pictures are turned by 180
///   degrees
public record PictureFormat(int widthPixels, int heightPixels, int rateHertz, boolean rotated) {
  private static final int MAX_RATE = 120;

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public PictureFormat {
    checkSide("width", widthPixels);
    checkSide("height", heightPixels);
    if (rateHertz < 1 || rateHertz > MAX_RATE) {
      throw new IllegalArgumentException(
          "picture rate = %d Hz, expected 1..%d".formatted(rateHertz, MAX_RATE));
    }
  }

  private static void checkSide(String name, int pixels) {
    if (pixels < 1 || pixels > Frame.MAX_SIDE) {
      throw new IllegalArgumentException(
          "picture %s = %d, expected 1..%d".formatted(name, pixels, Frame.MAX_SIDE));
    }
  }

  /// Time from one picture to the next, in nanoseconds.
  long periodNanos() {
    return 1_000_000_000L / rateHertz;
  }

  /// Width and height for messages, such as `160x120`.
  String size() {
    return size(widthPixels, heightPixels);
  }

  static String size(int width, int height) {
    return width + "x" + height;
  }
}
