package io.github.alvinn4j.vision;

import java.util.Arrays;

/// Reduces BGR pictures of one size by area: every pixel becomes the mean of what it covers.
///
/// In exact integers, rounded half up: OpenCV's `INTER_AREA` sums in float where the ratio is not
/// whole, and so gives other bits on arm64 than on x86-64. Used by one thread; allocates nothing
/// after the constructor.
///
/// A pixel is cut into `columns` x `rows` parts, so that a reduced pixel covers exactly `width` x
/// `height` of them and every share is a whole number.
final class AreaReduction {
  private static final int CHANNELS = 3;

  // Dividing by the area is multiplying by ceil(2^56 / area) and dropping 56 bits. This is exact:
  // the
  // factor is too large by less than area / 2^56 of 1, sums are below 2^32 and areas at most 2^24,
  // so
  // that the error stays below the 1 / area which lies between a quotient and the next integer.
  private static final int RECIPROCAL_BITS = 56;

  private final int height;
  private final int columns;
  private final int rows;
  private final int halfArea;
  private final long reciprocal;
  private final int[] sums; // (width, 3): a reduced row, not yet reduced in width; below 2^20
  private final int[] firstPixels; // (columns): the leftmost pixel that is covered
  private final int[] firstShares; // (columns): how much of it, 1..columns
  private final int[] lastPixels; // (columns): the rightmost pixel, the leftmost's neighbour or on
  private final int[] lastShares; // (columns): how much of it, 0..columns

  /// Prepares for pictures of one size.
  ///
  /// @param width pixels, `columns`..4096
  /// @param height pixels, `rows`..4096
  AreaReduction(int width, int height, int columns, int rows) {
    this.height = height;
    this.columns = columns;
    this.rows = rows;
    int area = width * height;
    this.halfArea = area / 2;
    this.reciprocal = ((1L << RECIPROCAL_BITS) + area - 1) / area;
    this.sums = new int[width * CHANNELS];
    this.firstPixels = new int[columns];
    this.firstShares = new int[columns];
    this.lastPixels = new int[columns];
    this.lastShares = new int[columns];
    for (int column = 0; column < columns; column++) {
      int left = column * width;
      int right = left + width;
      firstPixels[column] = left / columns;
      firstShares[column] = columns - left % columns;
      lastPixels[column] = (right - 1) / columns;
      lastShares[column] = (right - 1) % columns + 1;
      if (firstPixels[column] == lastPixels[column]) { // no reduction in width: all of one pixel
        lastShares[column] = 0;
      }
    }
  }

  /// Reduces a picture.
  ///
  /// @param bgr (height, width, 3), not modified
  /// @param reduced (rows, columns, 3), overwritten
  void reduce(byte[] bgr, byte[] reduced) {
    for (int row = 0; row < rows; row++) {
      sumRows(bgr, row * height);
      reduceRow(reduced, row * columns * CHANNELS);
    }
  }

  // Sums the rows that a reduced row covers, each by its share: `height` parts from `top` on.
  private void sumRows(byte[] bgr, int top) {
    int bottom = top + height;
    Arrays.fill(sums, 0);
    for (int y = top / rows; y * rows < bottom; y++) {
      int share = Math.min(y * rows + rows, bottom) - Math.max(y * rows, top);
      add(share, bgr, y * sums.length, sums);
    }
  }

  // A method of its own, so that C2 hoists every bound out of the loop, the longest of a tick.
  private static void add(int share, byte[] bgr, int offset, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += share * (bgr[offset + i] & 0xff);
    }
  }

  private void reduceRow(byte[] reduced, int offset) {
    for (int column = 0, out = offset; column < columns; column++, out += CHANNELS) {
      int first = firstPixels[column] * CHANNELS;
      int last = lastPixels[column] * CHANNELS;
      int blue = 0;
      int green = 0;
      int red = 0;
      for (int i = first + CHANNELS; i < last; i += CHANNELS) {
        blue += sums[i];
        green += sums[i + 1];
        red += sums[i + 2];
      }
      int firstShare = firstShares[column];
      int lastShare = lastShares[column];
      reduced[out] = mean(firstShare * sums[first] + columns * blue + lastShare * sums[last]);
      reduced[out + 1] =
          mean(firstShare * sums[first + 1] + columns * green + lastShare * sums[last + 1]);
      reduced[out + 2] =
          mean(firstShare * sums[first + 2] + columns * red + lastShare * sums[last + 2]);
    }
  }

  // The sum is below 2^32: its 32 bits are taken as unsigned.
  private byte mean(int sum) {
    return (byte) ((Integer.toUnsignedLong(sum + halfArea) * reciprocal) >>> RECIPROCAL_BITS);
  }
}
