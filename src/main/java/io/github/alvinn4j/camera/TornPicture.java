package io.github.alvinn4j.camera;

import org.opencv.core.Mat;

/// Finds pictures that did not arrive whole: decoders and drivers fill what is missing with one
/// colour, green or grey.
///
/// A row of a real picture has noise in it, so that a row of exactly one colour is no row of it.
/// Black and white do not count: in the dark and in the sun rows are like that. A picture whose
/// missing part still holds the picture before is not found. Looks at eight rows, the last one
/// among them: what is missing is mostly the end. Used by one thread.
final class TornPicture {
  private static final int ROWS = 8;
  private static final int CHANNELS = 3;
  private static final int DARK_LEVEL = 16;
  private static final int BRIGHT_LEVEL = 239;

  private final int height;
  private final byte[] row;

  /// Prepares for pictures of one size.
  TornPicture(int width, int height) {
    this.height = height;
    this.row = new byte[width * CHANNELS];
  }

  /// Whether a part is missing.
  ///
  /// @param bgr of the size given to the constructor, 8-bit BGR, not modified
  boolean isTorn(Mat bgr) {
    for (int i = 1; i <= ROWS; i++) {
      bgr.get(height * i / ROWS - 1, 0, row);
      if (isOneColour() && !isDark() && !isBright()) {
        return true;
      }
    }
    return false;
  }

  private boolean isOneColour() {
    for (int i = CHANNELS; i < row.length; i++) {
      if (row[i] != row[i - CHANNELS]) {
        return false;
      }
    }
    return true;
  }

  private boolean isDark() {
    return Math.max(row[0] & 0xff, Math.max(row[1] & 0xff, row[2] & 0xff)) < DARK_LEVEL;
  }

  private boolean isBright() {
    return Math.min(row[0] & 0xff, Math.min(row[1] & 0xff, row[2] & 0xff)) > BRIGHT_LEVEL;
  }
}
