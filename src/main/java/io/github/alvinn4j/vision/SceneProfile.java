package io.github.alvinn4j.vision;

/// What a place looks like, row by row of the reduced picture, wherever the car stands in it.
///
/// Six numbers a row: its brightness, its spread of brightness, its change from column to column
/// and from the row above, and its shares of blue and red. The first four are in units of the whole
/// picture's spread, so that a darker or flatter picture of the same place gives the same numbers.
/// A turn of the car moves things along a row, which changes none of them much. Integers only;
/// owned by one thread.
public final class SceneProfile {
  /// Numbers for each row of the retina.
  public static final int PER_ROW = 6;

  /// Fraction bits of a number.
  public static final int FRACTION_BITS = 10;

  private static final int CHANNELS = 3;
  private static final int LEVEL_BITS = 4;

  /// Added to the spread, in levels: noise in a plain picture is no texture.
  private static final int LEAST_SPREAD = 4;

  /// Added to the sum of three colours, in levels: the colour of black is noise.
  private static final int DARK = 8;

  private final int rows;
  private final int columns;
  private final int[] brightness; // (rows, columns), 0..255
  private final int[] rowSums; // (rows)
  private final int[] numbers; // (6, rows)

  /// Makes the buffers for retinas of one shape.
  ///
  /// @param rows of one plane of the retina, 1..128
  /// @param columns of the retina, 1..128
  public SceneProfile(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.brightness = new int[rows * columns];
    this.rowSums = new int[rows];
    this.numbers = new int[PER_ROW * rows];
  }

  /// Measures a reduced picture.
  ///
  /// @param colours (rows, columns, 3): blue, green, red; not modified
  void measure(byte[] colours) {
    int total = 0;
    for (int row = 0, i = 0, c = 0; row < rows; row++) {
      int sum = 0;
      int blues = 0;
      int reds = 0;
      int all = 0;
      for (int column = 0; column < columns; column++, i++, c += CHANNELS) {
        int blue = colours[c] & 0xff;
        int green = colours[c + 1] & 0xff;
        int red = colours[c + 2] & 0xff;
        brightness[i] = ColourTerm.LUMA.of(blue, green, red);
        sum += brightness[i];
        blues += blue;
        reds += red;
        all += blue + green + red;
      }
      rowSums[row] = sum;
      total += sum;
      int divisor = all + DARK * columns;
      numbers[4 * rows + row] = (blues << FRACTION_BITS) / divisor;
      numbers[5 * rows + row] = (reds << FRACTION_BITS) / divisor;
    }
    compare((total << LEVEL_BITS) / brightness.length);
  }

  // Everything in sixteenths of a level.
  private void compare(int mean) {
    long spread = 0;
    for (int level : brightness) {
      spread += Math.abs((level << LEVEL_BITS) - mean);
    }
    int unit = (int) (spread / brightness.length) + (LEAST_SPREAD << LEVEL_BITS);
    for (int row = 0; row < rows; row++) {
      int rowMean = (rowSums[row] << LEVEL_BITS) / columns;
      int within = 0;
      int along = 0;
      int down = 0;
      for (int i = row * columns, end = i + columns; i < end; i++) {
        int level = brightness[i];
        within += Math.abs((level << LEVEL_BITS) - rowMean);
        along += i + 1 < end ? Math.abs(brightness[i + 1] - level) : 0;
        down += row > 0 ? Math.abs(level - brightness[i - columns]) : 0;
      }
      numbers[row] = ((rowMean - mean) << FRACTION_BITS) / unit;
      numbers[rows + row] = share(within, unit);
      numbers[2 * rows + row] = share(along << LEVEL_BITS, unit);
      numbers[3 * rows + row] = share(down << LEVEL_BITS, unit);
    }
  }

  private int share(int sum, int unit) {
    return ((sum / columns) << FRACTION_BITS) / unit;
  }

  /// The numbers of the picture that was measured last, (6, rows), each with 10 fraction bits,
  /// -65280..65280; owned by this profile, valid until it measures again.
  public int[] numbers() {
    return numbers;
  }
}
