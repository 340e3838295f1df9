package io.github.alvinn4j.network;

/// Inference as anyone would first write it in float: `float[][]`, one sum, `Math.exp`. It is the
/// yardstick of the benchmark, nothing else.
final class NaiveFloatNetwork {
  private final float[][] hiddenWeights;
  private final float[] hiddenBiases;
  private final float[][] outputWeights;
  private final float[] outputBiases;
  private final float[] hidden;

  NaiveFloatNetwork(FloatNetwork network) {
    hiddenWeights = rows(network.layers().getFirst());
    hiddenBiases = network.layers().getFirst().biases();
    outputWeights = rows(network.layers().getLast());
    outputBiases = network.layers().getLast().biases();
    hidden = new float[network.hidden()];
  }

  private static float[][] rows(FloatLayer layer) {
    float[][] rows = new float[layer.units()][];
    for (int unit = 0; unit < rows.length; unit++) {
      rows[unit] = layer.weights(unit).clone();
    }
    return rows;
  }

  void infer(float[] inputs, float[] outputs) {
    forward(hiddenWeights, hiddenBiases, inputs, hidden);
    forward(outputWeights, outputBiases, hidden, outputs);
  }

  private static void forward(float[][] weights, float[] biases, float[] in, float[] out) {
    for (int unit = 0; unit < weights.length; unit++) {
      float sum = biases[unit];
      for (int i = 0; i < in.length; i++) {
        sum += weights[unit][i] * in[i];
      }
      out[unit] = (float) (1 / (1 + Math.exp(-sum)));
    }
  }
}
