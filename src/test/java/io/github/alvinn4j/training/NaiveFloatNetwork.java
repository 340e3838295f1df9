package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.util.Arrays;

/// The step as anyone would first write it in float: flat arrays, offsets, `Math.exp`. It is the
/// yardstick of the benchmark, nothing else.
final class NaiveFloatNetwork {
  private final int inputs;
  private final int hidden;
  private final int outputs;
  private final float[] hiddenWeights; // (hidden, inputs + 1), the last weight is the bias
  private final float[] outputWeights; // (outputs, hidden + 1)
  private final float[] hiddenVelocities;
  private final float[] outputVelocities;
  private final float[] h;
  private final float[] o;
  private final float[] hiddenDeltas;

  NaiveFloatNetwork(FloatNetwork network) {
    inputs = network.inputs();
    hidden = network.hidden();
    outputs = network.outputs();
    hiddenWeights = flat(network.layers().getFirst());
    outputWeights = flat(network.layers().getLast());
    hiddenVelocities = new float[hiddenWeights.length];
    outputVelocities = new float[outputWeights.length];
    h = new float[hidden];
    o = new float[outputs];
    hiddenDeltas = new float[hidden];
  }

  private static float[] flat(FloatLayer layer) {
    int stride = layer.inputs() + 1;
    float[] flat = new float[layer.units() * stride];
    for (int unit = 0; unit < layer.units(); unit++) {
      System.arraycopy(layer.weights(unit), 0, flat, unit * stride, layer.inputs());
      flat[unit * stride + layer.inputs()] = layer.biases()[unit];
    }
    return flat;
  }

  double step(float[] x, float[] y, float rate, float momentum) {
    forward(hiddenWeights, x, h);
    forward(outputWeights, h, o);
    Arrays.fill(hiddenDeltas, 0);
    double error = 0;
    for (int k = 0; k < outputs; k++) {
      float missing = y[k] - o[k];
      error += 0.5 * missing * missing;
      float delta = -missing * o[k] * (1 - o[k]);
      int row = k * (hidden + 1);
      for (int j = 0; j < hidden; j++) {
        hiddenDeltas[j] += delta * outputWeights[row + j];
      }
      move(outputWeights, outputVelocities, row, h, delta * rate, momentum);
    }
    for (int j = 0; j < hidden; j++) {
      float delta = hiddenDeltas[j] * h[j] * (1 - h[j]);
      move(hiddenWeights, hiddenVelocities, j * (inputs + 1), x, delta * rate, momentum);
    }
    return error;
  }

  private static void forward(float[] weights, float[] in, float[] out) {
    for (int unit = 0; unit < out.length; unit++) {
      int row = unit * (in.length + 1);
      float z = weights[row + in.length];
      for (int i = 0; i < in.length; i++) {
        z += weights[row + i] * in[i];
      }
      out[unit] = (float) (1 / (1 + Math.exp(-z)));
    }
  }

  private static void move(float[] w, float[] v, int row, float[] in, float step, float momentum) {
    for (int i = 0; i < in.length; i++) {
      v[row + i] = momentum * v[row + i] - step * in[i];
      w[row + i] += v[row + i];
    }
    v[row + in.length] = momentum * v[row + in.length] - step;
    w[row + in.length] += v[row + in.length];
  }
}
