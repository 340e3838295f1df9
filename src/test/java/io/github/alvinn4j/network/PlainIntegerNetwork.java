package io.github.alvinn4j.network;

import java.util.ArrayList;
import java.util.List;

/// The integer form once more, as plainly as its format description says it: one weight at a time,
/// 64-bit sums that are checked to fit 32, no folding, no padding, no table kept.
///
/// [IntegerNetwork] must give the same integers bit for bit.
final class PlainIntegerNetwork {
  private static final int MAX_WEIGHT = 131071;
  private static final int Z_BITS = 10;
  private static final int PIXEL_ZERO = 128;

  private final List<Layer> layers = new ArrayList<>();

  PlainIntegerNetwork(FloatNetwork network) {
    int count = network.layers().size();
    for (int i = 0; i < count; i++) {
      layers.add(new Layer(network.layers().get(i), i == 0, i == count - 1));
    }
  }

  /// Hidden units in Q12 of a network of two layers.
  int[] hidden(int[] pixels) {
    return layers.getFirst().forward(pixels);
  }

  /// Output units in Q15.
  int[] outputs(int[] pixels) {
    int[] units = pixels;
    for (Layer layer : layers) {
      units = layer.forward(units);
    }
    return units;
  }

  private static final class Layer {
    private final FloatLayer floats;
    private final int zeroPoint;
    private final int inputBits;
    private final int largestInput;
    private final int sumBits;
    private final int outputBits;
    private final int[] shifts; // (units)
    private final long[] biases; // (units)
    private final int[][] weights; // (units, inputs)

    Layer(FloatLayer floats, boolean first, boolean last) {
      this.floats = floats;
      this.zeroPoint = first ? PIXEL_ZERO : 0;
      this.inputBits = first ? 7 : 12;
      this.largestInput = first ? 128 : 4095;
      this.outputBits = last ? 15 : 12;
      this.sumBits = floats.activation() == Activation.SIGMOID ? Z_BITS : 15;
      this.shifts = new int[floats.units()];
      this.biases = new long[floats.units()];
      this.weights = new int[floats.units()][floats.inputs()];
      for (int unit = 0; unit < shifts.length; unit++) {
        shifts[unit] = shift(unit);
        int scaleBits = sumBits - inputBits + shifts[unit];
        biases[unit] = Math.round(floats.biases()[unit] * power(scaleBits + inputBits));
        for (int i = 0; i < floats.inputs(); i++) {
          weights[unit][i] = weight(unit, i, scaleBits);
        }
      }
    }

    int[] forward(int[] inputs) {
      int[] units = new int[floats.units()];
      for (int unit = 0; unit < units.length; unit++) {
        long sum = biases[unit];
        for (int i = 0; i < floats.inputs(); i++) {
          sum += (long) weights[unit][i] * (inputs[i] - zeroPoint);
        }
        int rounded = Math.toIntExact(sum + (1L << (shifts[unit] - 1))); // throws if too large
        int z = Math.floorDiv(rounded, 1 << shifts[unit]);
        units[unit] =
            floats.activation() == Activation.SIGMOID
                ? sigmoid(z, outputBits)
                : Math.clamp(z, -32767, 32767);
      }
      return units;
    }

    // The largest shift, hence the finest scale, at which weights fit 18 bits and the sum 32.
    private int shift(int unit) {
      for (int shift = 30; shift >= 1; shift--) {
        if (fits(unit, shift)) {
          return shift;
        }
      }
      throw new AssertionError("unit " + unit + " does not fit");
    }

    private boolean fits(int unit, int shift) {
      int scaleBits = sumBits - inputBits + shift;
      double bias = Math.abs(floats.biases()[unit] * power(scaleBits + inputBits));
      double bound = bias + 1 + (1L << (shift - 1));
      for (float weight : floats.weights(unit)) {
        double scaled = Math.abs(weight * power(scaleBits));
        if (scaled > MAX_WEIGHT + 0.5) {
          return false;
        }
        bound += (double) largestInput * Math.min(MAX_WEIGHT, Math.floor(scaled + 0.5));
      }
      return bound <= Integer.MAX_VALUE;
    }

    private int weight(int unit, int input, int scaleBits) {
      long q = Math.round(floats.weights(unit)[input] * power(scaleBits));
      return Math.clamp(q, -MAX_WEIGHT, MAX_WEIGHT);
    }

    private static double power(int bits) {
      return Math.pow(2, bits);
    }
  }

  /// The sigmoid of `z` in Q10: entries 1/16 apart over -16..+16, linear between, rounded half up.
  static int sigmoid(int zQ10, int outputBits) {
    int z = Math.max(-16384, Math.min(16383, zQ10));
    int low = Math.floorDiv(z, 64);
    int rest = Math.floorMod(z, 64);
    int left = entry(low, outputBits);
    int right = entry(low + 1, outputBits);
    return left + Math.floorDiv((right - left) * rest + 32, 64);
  }

  private static int entry(int sixteenths, int outputBits) {
    long one = 1L << outputBits;
    return (int) Math.min(one - 1, Math.round(one / (1 + StrictMath.exp(-sixteenths / 16.0))));
  }
}
