package io.github.alvinn4j.vision;

import java.util.Arrays;

/// The preprocessing once more, plainly: area reduction in exact fractions, colour term and
/// contrast by their definitions.
final class PlainPreprocessor {
  private PlainPreprocessor() {}

  /// Reduces rows `top`..`bottom` of a BGR picture; every retina pixel is the mean of the area it
  /// covers, rounded half up.
  static int[] reduced(byte[] bgr, int width, int top, int bottom, int rows, int columns) {
    int height = bottom - top;
    int[] reduced = new int[rows * columns * 3];
    for (int i = 0; i < reduced.length; i++) {
      int row = i / 3 / columns;
      int column = i / 3 % columns;
      long sum = 0;
      // In units of 1/rows and 1/columns of a picture's pixel everything is a whole number.
      for (int y = row * height / rows; y * rows < (row + 1) * height; y++) {
        long tall = overlap(y * rows, rows, row * height, height);
        for (int x = column * width / columns; x * columns < (column + 1) * width; x++) {
          long wide = overlap(x * columns, columns, column * width, width);
          sum += tall * wide * (bgr[((top + y) * width + x) * 3 + i % 3] & 0xff);
        }
      }
      long area = (long) height * width;
      reduced[i] = (int) ((2 * sum + area) / (2 * area));
    }
    return reduced;
  }

  private static int overlap(int a, int lengthA, int b, int lengthB) {
    return Math.max(0, Math.min(a + lengthA, b + lengthB) - Math.max(a, b));
  }

  /// Colour term and contrast of a reduced BGR picture.
  static int[] retina(int[] bgr, ColourTerm term, int clipPercent) {
    int[] terms = new int[bgr.length / 3];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = term(term, bgr[3 * i], bgr[3 * i + 1], bgr[3 * i + 2]);
    }
    int[] sorted = terms.clone();
    Arrays.sort(sorted);
    int clipped = terms.length * clipPercent / 100;
    int low = sorted[clipped];
    int high = sorted[sorted.length - 1 - clipped];
    double contrast = Math.max(16, high - low);
    return Arrays.stream(terms)
        .map(t -> (int) Math.clamp(Math.floor((t - low) * 255 / contrast + 0.5), 0, 255))
        .toArray();
  }

  private static int term(ColourTerm term, int blue, int green, int red) {
    double sum = blue + green + red;
    return switch (term) {
      case LUMA -> (int) Math.floor((77 * red + 150 * green + 29 * blue) / 256.0 + 0.5);
      case BLUE -> blue;
      case NORMALISED_BLUE ->
          sum == 0 ? 0 : (int) Math.floor((blue / 255.0 + blue / sum) * 127.5 + 0.5 + 1e-9);
      case YELLOW ->
          (int) Math.clamp(Math.floor(128 + (red + green) / 2.0 - blue + 0.5), 0.0, 255.0);
    };
  }
}
