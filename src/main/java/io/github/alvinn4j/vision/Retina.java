package io.github.alvinn4j.vision;

/// What the network sees: one integer 0..255 per unit, row by row from the top left.
///
/// A retina of several planes has one after another, each whole; they show the same place, each in
/// a colour term of its own.
///
/// The pixels lie in an `int[]` because the kernel multiplies 32-bit lanes; widening bytes there
/// would cost half of the inference. Mutable and reused; owned by the drive thread.
public final class Retina {
  private final int planes;
  private final int rows;
  private final int columns;
  private final int[] pixels;

  /// Makes a black retina of one plane.
  public Retina(int rows, int columns) {
    this(1, rows, columns);
  }

  /// Makes a black retina.
  public Retina(int planes, int rows, int columns) {
    this.planes = planes;
    this.rows = rows;
    this.columns = columns;
    this.pixels = new int[planes * rows * columns];
  }

  /// Makes a black retina of the shape that settings name.
  public static Retina of(RetinaSettings settings) {
    return new Retina(settings.planes(), settings.rows(), settings.columns());
  }

  /// Number of planes.
  public int planes() {
    return planes;
  }

  /// Number of rows of a plane.
  public int rows() {
    return rows;
  }

  /// Number of columns of a plane.
  public int columns() {
    return columns;
  }

  /// The pixels themselves, `planes * rows * columns`, each 0..255; owned by this retina and valid
  /// until it is filled again.
  public int[] pixels() {
    return pixels;
  }
}
