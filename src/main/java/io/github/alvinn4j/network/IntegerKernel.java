package io.github.alvinn4j.network;

/// The inner loops of the integer form, written so that the JVM vectorises them.
///
/// Every operand is an `int` lane, every row an array of its own with the one index and the bound
/// `x.length`; a flat array with an offset is not vectorised by C2 of JDK 25. Sums are modulo 2^32,
/// so their order cannot matter; the caller proves that the true result fits.
public final class IntegerKernel {
  /// Rows summed in one pass of [#rowDots]: five independent multiply-add chains suit a Pi.
  static final int ROWS_PER_PASS = 5;

  /// Columns added in one pass of [#columnSums]; the caller pads to a multiple of it.
  public static final int COLUMNS_PER_PASS = 8;

  private IntegerKernel() {}

  /// `sums[r] = bias[r] + rows[r] . x` for every row.
  ///
  /// @param rows (rows, x.length), not modified
  /// @param bias (rows), not modified
  /// @param x not modified
  /// @param sums (rows), overwritten
  public static void rowDots(int[][] rows, int[] bias, int[] x, int[] sums) {
    int row = 0;
    for (; row + ROWS_PER_PASS <= rows.length; row += ROWS_PER_PASS) {
      fiveRowDots(rows, row, x, sums);
    }
    for (; row < rows.length; row++) {
      sums[row] = rowDot(rows[row], x);
    }
    for (int r = 0; r < rows.length; r++) {
      sums[r] += bias[r];
    }
  }

  private static int rowDot(int[] row, int[] x) {
    int sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += row[i] * x[i];
    }
    return sum;
  }

  private static void fiveRowDots(int[][] rows, int first, int[] x, int[] sums) {
    int[] r0 = rows[first];
    int[] r1 = rows[first + 1];
    int[] r2 = rows[first + 2];
    int[] r3 = rows[first + 3];
    int[] r4 = rows[first + 4];
    int s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0;
    for (int i = 0; i < x.length; i++) {
      int v = x[i];
      s0 += r0[i] * v;
      s1 += r1[i] * v;
      s2 += r2[i] * v;
      s3 += r3[i] * v;
      s4 += r4[i] * v;
    }
    sums[first] = s0;
    sums[first + 1] = s1;
    sums[first + 2] = s2;
    sums[first + 3] = s3;
    sums[first + 4] = s4;
  }

  /// `sums = bias + sum_c columns[c] * x[c]`: the form for few inputs and many sums.
  ///
  /// @param columns (padded inputs, sums.length), not modified; padding columns are zero
  /// @param bias (sums.length), not modified
  /// @param x (padded inputs), a multiple of [#COLUMNS_PER_PASS], not modified
  /// @param sums overwritten
  public static void columnSums(int[][] columns, int[] bias, int[] x, int[] sums) {
    System.arraycopy(bias, 0, sums, 0, sums.length);
    for (int c = 0; c < columns.length; c += COLUMNS_PER_PASS) {
      addEightColumns(columns, c, x, sums);
    }
  }

  private static void addEightColumns(int[][] columns, int first, int[] x, int[] sums) {
    int[] c0 = columns[first];
    int[] c1 = columns[first + 1];
    int[] c2 = columns[first + 2];
    int[] c3 = columns[first + 3];
    int[] c4 = columns[first + 4];
    int[] c5 = columns[first + 5];
    int[] c6 = columns[first + 6];
    int[] c7 = columns[first + 7];
    int x0 = x[first];
    int x1 = x[first + 1];
    int x2 = x[first + 2];
    int x3 = x[first + 3];
    int x4 = x[first + 4];
    int x5 = x[first + 5];
    int x6 = x[first + 6];
    int x7 = x[first + 7];
    for (int i = 0; i < sums.length; i++) {
      sums[i] +=
          c0[i] * x0
              + c1[i] * x1
              + c2[i] * x2
              + c3[i] * x3
              + c4[i] * x4
              + c5[i] * x5
              + c6[i] * x6
              + c7[i] * x7;
    }
  }

  /// Rounds a number of inputs up to whole passes of [#columnSums].
  public static int paddedColumns(int inputs) {
    return (inputs + COLUMNS_PER_PASS - 1) / COLUMNS_PER_PASS * COLUMNS_PER_PASS;
  }
}
