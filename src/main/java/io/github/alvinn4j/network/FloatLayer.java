package io.github.alvinn4j.network;

import java.util.random.RandomGenerator;

/// One fully connected layer in float32: `out_j = f(b_j + sum_i w_ji x_i)`.
///
/// The learning form: mutable, owned by the learner. Weights are one array per unit, because only
/// such loops are vectorised by the JVM.
public final class FloatLayer {
  private final float[][] weights; // (units, inputs)
  private final float[] biases; // (units)
  private final Activation activation;

  /// Makes a layer whose weights are all zero.
  ///
  /// @param inputs 1..16384
  /// @param units 1..4096
  /// @throws IllegalArgumentException if a size is out of range
  public FloatLayer(int inputs, int units, Activation activation) {
    checkSize("inputs", inputs, FloatNetwork.MAX_INPUTS);
    checkSize("units", units, FloatNetwork.MAX_UNITS);
    this.weights = new float[units][inputs];
    this.biases = new float[units];
    this.activation = activation;
  }

  private static void checkSize(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("%s = %d, expected 1..%d".formatted(name, value, max));
    }
  }

  /// Random initialisation: every weight uniform in `±1/sqrt(inputs)`, biases zero, so that sums
  /// begin in the steep part of the sigmoid whatever the number of inputs.
  public void randomise(RandomGenerator random) {
    float range = (float) (1 / Math.sqrt(inputs()));
    for (float[] row : weights) {
      for (int i = 0; i < row.length; i++) {
        row[i] = range * (2 * random.nextFloat() - 1);
      }
    }
  }

  /// Computes all units.
  ///
  /// @param in (inputs), not modified
  /// @param out (units), overwritten
  public void forward(float[] in, float[] out) {
    for (int unit = 0; unit < weights.length; unit++) {
      float z = biases[unit] + FloatKernel.dot(weights[unit], in);
      out[unit] = (float) activation.of(z);
    }
  }

  /// A deep copy.
  public FloatLayer copy() {
    FloatLayer copy = new FloatLayer(inputs(), units(), activation);
    for (int unit = 0; unit < weights.length; unit++) {
      System.arraycopy(weights[unit], 0, copy.weights[unit], 0, inputs());
    }
    System.arraycopy(biases, 0, copy.biases, 0, units());
    return copy;
  }

  /// Number of inputs.
  public int inputs() {
    return weights[0].length;
  }

  /// Number of units.
  public int units() {
    return weights.length;
  }

  /// The weights of one unit, (inputs); owned by this layer, written by the learner only.
  public float[] weights(int unit) {
    return weights[unit];
  }

  /// The biases, (units); owned by this layer, written by the learner only.
  public float[] biases() {
    return biases;
  }

  /// What the units make of their sums.
  public Activation activation() {
    return activation;
  }
}
