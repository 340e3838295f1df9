package io.github.alvinn4j.network;

/// The weights of one unit in integers, and the proof that its accumulator cannot overflow.
///
/// A weight is `q * 2^-scaleBits` with `q` in -131071..131071 (18 bits with sign) or less, so that
/// the largest sum any input can make fits 32 bits: a row of 960 weights of one size gets 15 bits,
/// the usual row with few large ones gets all 18, at no cost in 32-bit lanes. The accumulator
/// carries `scaleBits + inputBits` fraction bits; `shift` brings it to the bits the activation
/// wants.
///
/// @param scaleBits the row's own power-of-two scale
/// @param bias in accumulator units, before the inputs' zero point is folded in
/// @param shift right shift of the accumulator, 1..30, rounding half up
record IntegerRow(int scaleBits, int bias, int shift) {
  static final int MAX_WEIGHT = 131071;
  private static final int MAX_SHIFT = 30;

  /// Quantises one row with the largest scale that keeps every bound.
  ///
  /// @param place for the message, as `hidden unit 3`
  /// @param row float weights, not modified
  /// @param bias float bias
  /// @param format of the layer the row belongs to
  /// @param quantised (row.length), overwritten
  /// @throws QuantisationException if a value is not finite or too large for any scale
  static IntegerRow of(String place, float[] row, float bias, LayerFormat format, int[] quantised) {
    float largest = requireFinite(place, row, bias);
    int bitsBeforeShift = format.sumBits() - format.inputBits();
    for (int shift = MAX_SHIFT; shift >= 1; shift--) {
      int scaleBits = bitsBeforeShift + shift;
      if (largest * scale(scaleBits) <= MAX_WEIGHT + 0.5
          && fits(row, bias, format, scaleBits, shift, quantised)) {
        int biasUnits = (int) Math.round(bias * scale(scaleBits + format.inputBits()));
        return new IntegerRow(scaleBits, biasUnits, shift);
      }
    }
    throw new QuantisationException(
        "%s: largest weight %s, bias %s, expected weights that fit 18 bits and a sum that fits 32"
            .formatted(place, largest, bias));
  }

  // |true sum| <= |bias| + largest input * sum |q|, plus the rounding constant, must fit an int;
  // sums
  // are modulo 2^32, so what happens on the way there cannot matter.
  private static boolean fits(
      float[] row, float bias, LayerFormat format, int scaleBits, int shift, int[] quantised) {
    double scale = scale(scaleBits);
    long magnitude = 0;
    for (int i = 0; i < row.length; i++) {
      long q = Math.clamp(Math.round(row[i] * scale), -MAX_WEIGHT, MAX_WEIGHT);
      quantised[i] = (int) q;
      magnitude += Math.abs(q);
    }
    double biasUnits = Math.abs(bias * scale(scaleBits + format.inputBits())) + 1;
    double bound = biasUnits + (double) magnitude * format.largestInput() + (1L << (shift - 1));
    return bound <= Integer.MAX_VALUE;
  }

  private static float requireFinite(String place, float[] row, float bias) {
    float largest = 0;
    for (int i = 0; i < row.length; i++) {
      if (!Float.isFinite(row[i])) {
        throw new QuantisationException(
            "%s: weight %d = %s, expected a finite number".formatted(place, i, row[i]));
      }
      largest = Math.max(largest, Math.abs(row[i]));
    }
    if (!Float.isFinite(bias)) {
      throw new QuantisationException(
          "%s: bias = %s, expected a finite number".formatted(place, bias));
    }
    return largest;
  }

  private static double scale(int bits) {
    return Math.scalb(1.0, bits);
  }
}
