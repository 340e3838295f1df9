package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.util.Arrays;

/// One step of stochastic gradient descent at a time on a network of one or two layers.
///
/// The error of a pattern is `E = 1/2 sum_k (y_k - o_k)^2`. From the output backwards, with `f'(z)
/// = f (1 - f)` for sigmoid units and 1 for linear ones:
///
/// ```
/// delta_k = dE/dz_k = -(y_k - o_k) f'(z_k)                    dE/dw_kj = delta_k h_j
/// delta_j = dE/dz_j = (sum_k delta_k w_kj) h_j (1 - h_j)      dE/dw_ji = delta_j x_i
/// ```
///
/// All gradients are taken at the same weights, before any weight moves. Float32 with a fixed order
/// of operations: the same bits on every machine. Allocates nothing per step. Used by one thread.
public final class Backpropagation {
  private final FloatNetwork network;
  private final FloatLayer outputLayer;
  private final LayerDescent[] descents; // (layers)
  private final float[] hidden;
  private final float[] hiddenDeltas;
  private final float[] outputs;
  private final float[] outputDeltas;

  /// Prepares for teaching one network.
  ///
  /// @param network modified by every step
  public Backpropagation(FloatNetwork network) {
    this.network = network;
    this.outputLayer = network.layers().getLast();
    this.descents = network.layers().stream().map(LayerDescent::new).toArray(LayerDescent[]::new);
    this.hidden = new float[network.hidden()];
    this.hiddenDeltas = new float[network.hidden()];
    this.outputs = new float[network.outputs()];
    this.outputDeltas = new float[network.outputs()];
  }

  /// Moves every weight one step down the error of one pattern.
  ///
  /// @param inputs (inputs), not modified
  /// @param targets (output units), not modified
  /// @param rate the learning rate, above 0
  /// @param momentum the share of the last movement that is repeated, 0 .. below 1
  /// @return E before the step
  public double step(float[] inputs, float[] targets, float rate, float momentum) {
    double error = error(inputs, targets);
    outputDeltas(targets);
    if (descents.length == 1) {
      descents[0].step(inputs, outputDeltas, rate, momentum);
    } else {
      hiddenDeltas();
      descents[1].step(hidden, outputDeltas, rate, momentum);
      descents[0].step(inputs, hiddenDeltas, rate, momentum);
    }
    return error;
  }

  /// The error E of one pattern; no weight moves.
  ///
  /// @param inputs (inputs), not modified
  /// @param targets (output units), not modified
  public double error(float[] inputs, float[] targets) {
    network.forward(inputs, hidden, outputs);
    double sum = 0;
    for (int k = 0; k < outputs.length; k++) {
      double missing = targets[k] - outputs[k];
      sum += missing * missing;
    }
    return sum / 2;
  }

  private void outputDeltas(float[] targets) {
    for (int k = 0; k < outputs.length; k++) {
      float slope = outputLayer.activation().slope(outputs[k]);
      outputDeltas[k] = -(targets[k] - outputs[k]) * slope;
    }
  }

  private void hiddenDeltas() {
    Arrays.fill(hiddenDeltas, 0);
    for (int k = 0; k < outputDeltas.length; k++) {
      float[] weights = outputLayer.weights(k);
      for (int j = 0; j < hiddenDeltas.length; j++) {
        hiddenDeltas[j] += outputDeltas[k] * weights[j];
      }
    }
    FloatLayer hiddenLayer = network.layers().getFirst();
    for (int j = 0; j < hiddenDeltas.length; j++) {
      hiddenDeltas[j] *= hiddenLayer.activation().slope(hidden[j]);
    }
  }
}
