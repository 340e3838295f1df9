package io.github.alvinn4j.learning;

/// How the picture moves from one retina to the next: sideways, and at all.
///
/// Where brightness has the slopes `I_x` and `I_y`, a scene that moves right by `s` columns and
/// down by `d` rows changes it by `I_t = -(s I_x + d I_y)`. Those `s` and `d` are taken that fit
/// all pixels of the upper rows best (least squares; Lucas and Kanade 1981), with the slopes of the
/// mean of both pictures. Upper means the top fifth: what is far away moves when the car turns,
/// what is near also when it drives. Good for movements below two columns, which is what a car
/// turns from picture to picture. Used by one thread; allocates nothing after construction.
final class PictureMotion {
  private final int columns;
  private final int judged; // pixels of the upper rows of the first plane
  private final byte[] before;
  private boolean begun;
  private double shiftColumns;
  private double change;

  /// Nothing was seen yet.
  ///
  /// @param rows of the retina, the upper fifth of which is judged, at least three
  /// @param columns of the retina
  PictureMotion(int rows, int columns) {
    this.columns = columns;
    this.judged =
        Math.min(rows - 1, Math.max(3, rows / 5)) * columns; // a row below has to be there
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
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xt = 0;
    double yt = 0;
    for (int i = columns; i < judged; i++) {
      int column = i % columns;
      if (column > 0 && column < columns - 1) {
        double across = (mean(pixels, i + 1) - mean(pixels, i - 1)) / 2;
        double down = (mean(pixels, i + columns) - mean(pixels, i - columns)) / 2;
        double changed = (pixels[i] & 0xff) - (before[i] & 0xff);
        xx += across * across;
        xy += across * down;
        yy += down * down;
        xt -= across * changed;
        yt -= down * changed;
      }
    }
    double determinant = xx * yy - xy * xy;
    shiftColumns = determinant > 0 ? (xt * yy - yt * xy) / determinant : 0;
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
