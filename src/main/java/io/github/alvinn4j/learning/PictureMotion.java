package io.github.alvinn4j.learning;

/// How the picture moves from one retina to the next: sideways, and at all.
///
/// Where brightness has a slope `I_x`, a scene that moves right by `s` columns changes it by `I_t =
/// -s I_x`; the `s` that fits all pixels of the upper rows best (least squares) is `-sum(I_x I_t) /
/// sum(I_x^2)` (Lucas and Kanade 1981, in one dimension), with the slope of the mean of both
/// pictures. Good for movements below two columns, which is what a car turns from picture to
/// picture. Used by one thread; allocates nothing after construction.
final class PictureMotion {
  private final int columns;
  private final int judged; // pixels of the upper half of the first plane
  private final byte[] before;
  private boolean begun;
  private double shiftColumns;
  private double change;

  /// Nothing was seen yet.
  ///
  /// @param rows of the retina, the upper half of which is judged
  /// @param columns of the retina
  PictureMotion(int rows, int columns) {
    this.columns = columns;
    this.judged = Math.max(1, rows / 2) * columns;
    this.before = new byte[rows * columns];
  }

  /// Compares a retina with the one before.
  ///
  /// @param pixels row by row, the first plane first; not modified
  void see(byte[] pixels) {
    if (begun) {
      compare(pixels);
    }
    begun = true;
    System.arraycopy(pixels, 0, before, 0, before.length);
  }

  private void compare(byte[] pixels) {
    double slopes = 0;
    double product = 0;
    for (int i = 0; i < judged; i++) {
      int column = i % columns;
      if (column > 0 && column < columns - 1) {
        double slope = (mean(pixels, i + 1) - mean(pixels, i - 1)) / 2;
        product += slope * ((pixels[i] & 0xff) - (before[i] & 0xff));
        slopes += slope * slope;
      }
    }
    shiftColumns = slopes == 0 ? 0 : -product / slopes;
    long sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += Math.abs((pixels[i] & 0xff) - (before[i] & 0xff));
    }
    change = (double) sum / before.length;
  }

  private double mean(byte[] pixels, int i) {
    return ((pixels[i] & 0xff) + (before[i] & 0xff)) / 2.0;
  }

  /// Forgets the picture before: the next one is not its successor.
  void restart() {
    begun = false;
    shiftColumns = 0;
    change = 0;
  }

  /// How far the scene has moved, in columns, + is right; a car that turns right sees it move left.
  double shiftColumns() {
    return shiftColumns;
  }

  /// Mean difference of a pixel to the one before, in grey levels.
  double change() {
    return change;
  }
}
