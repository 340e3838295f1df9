package io.github.alvinn4j.vision;

/// What the network sees: one integer 0..255 per unit, row by row from the top left.
///
/// The pixels lie in an `int[]` because the kernel multiplies 32-bit lanes; widening bytes there
/// would cost half of the inference. Mutable and reused; owned by the drive thread.
public final class Retina {
  private final int rows;
  private final int columns;
  private final int[] pixels;

  /// Makes a black retina.
  public Retina(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.pixels = new int[rows * columns];
  }

  /// Number of rows.
  public int rows() {
    return rows;
  }

  /// Number of columns.
  public int columns() {
    return columns;
  }

  /// The pixels themselves, `rows * columns`, each 0..255; owned by this retina and valid until it
  /// is filled again.
  public int[] pixels() {
    return pixels;
  }
}
