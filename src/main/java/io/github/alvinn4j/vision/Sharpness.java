package io.github.alvinn4j.vision;

/// How sharp a picture is: its largest step from left to right, in thousandths of its contrast.
///
/// A blurred or dirty lens (C9) has no sharp edge whatever it looks at; less light or fog makes
/// steps and contrast smaller alike and changes nothing. The step is taken over 1/160 of the
/// picture's width, so that the size of the picture does not matter, in the green of 16 rows.
/// Integers, no allocation; used by one thread.
final class Sharpness {
  private static final int CHANNELS = 3;
  private static final int GREEN = 1;
  private static final int ROWS = 16;
  private static final int STEPS_ACROSS = 160;
  private static final int PER_MILLE = 1000;

  /// Contrast below this many levels is noise.
  private static final int MIN_CONTRAST = 16;

  private final int width;
  private final int height;
  private final int step; // pixels

  /// Prepares for pictures of one size.
  Sharpness(int width, int height) {
    this.width = width;
    this.height = height;
    this.step = Math.max(1, width / STEPS_ACROSS);
  }

  /// Measures one picture.
  ///
  /// @param bgr (height, width, 3), not modified
  /// @return 0..1000
  int perMille(byte[] bgr) {
    int largest = 0;
    int low = 255;
    int high = 0;
    for (int i = 0; i < ROWS; i++) {
      int start = height * i / ROWS * width * CHANNELS + GREEN;
      int before = bgr[start] & 0xff;
      for (int column = step; column < width; column += step) {
        int level = bgr[start + column * CHANNELS] & 0xff;
        largest = Math.max(largest, Math.abs(level - before));
        low = Math.min(low, level);
        high = Math.max(high, level);
        before = level;
      }
    }
    return Math.min(PER_MILLE, largest * PER_MILLE / Math.max(MIN_CONTRAST, high - low));
  }
}
