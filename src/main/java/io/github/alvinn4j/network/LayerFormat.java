package io.github.alvinn4j.network;

/// The fixed-point formats around one layer.
///
/// @param inputBits fraction bits of an input
/// @param zeroPoint the input value that stands for 0
/// @param largestInput largest magnitude of an input minus the zero point
/// @param sumBits fraction bits that the activation wants of a weighted sum
record LayerFormat(int inputBits, int zeroPoint, int largestInput, int sumBits) {
  /// Fraction bits of a hidden unit, 0..4095.
  static final int HIDDEN_BITS = 12;

  /// Fraction bits of an output unit: Q0.15.
  static final int OUTPUT_BITS = 15;

  private static final int PIXEL_BITS = 7;
  private static final int PIXEL_ZERO = 128;

  /// The format of layer `index`: the first reads pixels as (p - 128) / 128, the second hidden
  /// units.
  static LayerFormat of(int index, Activation activation) {
    int sumBits = activation == Activation.SIGMOID ? SigmoidTable.INPUT_BITS : OUTPUT_BITS;
    return index == 0
        ? new LayerFormat(PIXEL_BITS, PIXEL_ZERO, PIXEL_ZERO, sumBits)
        : new LayerFormat(HIDDEN_BITS, 0, (1 << HIDDEN_BITS) - 1, sumBits);
  }

  /// The highest input as it is stored, the lowest being 0: 255 for a pixel, 4095 for a hidden
  /// unit.
  int highestInput() {
    return zeroPoint + largestInput - (zeroPoint > 0 ? 1 : 0);
  }
}
