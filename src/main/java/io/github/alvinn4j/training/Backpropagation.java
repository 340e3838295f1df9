package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.util.Arrays;

/// The error of one pattern at a time, and from the output backwards what each unit did to it.
///
/// The error is `E = 1/2 sum_k (y_k - o_k)^2`. With `f'(z) = f (1 - f)` for sigmoid units and 1 for
/// linear ones:
///
/// ```
/// delta_k = dE/dz_k = -(y_k - o_k) f'(z_k)                    dE/dw_kj = delta_k h_j
/// delta_j = dE/dz_j = (sum_k delta_k w_kj) h_j (1 - h_j)      dE/dw_ji = delta_j x_i
/// ```
///
/// No weight moves here: that is [Descent]. Float32 with a fixed order of operations: the same bits
/// on every machine. Allocates nothing per pattern. Used by one thread.
public final class Backpropagation {
  private final FloatNetwork network;
  private final FloatLayer outputLayer;
  private final float[] hidden;
  private final float[] hiddenDeltas;
  private final float[] outputs;
  private final float[] outputDeltas;

  /// Prepares for one network.
  ///
  /// @param network not modified
  public Backpropagation(FloatNetwork network) {
    this.network = network;
    this.outputLayer = network.layers().getLast();
    this.hidden = new float[network.hidden()];
    this.hiddenDeltas = new float[network.hidden()];
    this.outputs = new float[network.outputs()];
    this.outputDeltas = new float[network.outputs()];
  }

  /// The error E of one pattern.
  ///
  /// @param inputs (inputs), not modified
  /// @param targets (output units), not modified
  public double error(float[] inputs, float[] targets) {
    network.forward(inputs, hidden, outputs);
    return missed(targets);
  }

  /// Computes the deltas of all units; afterwards [#hidden], [#hiddenDeltas] and [#outputDeltas]
  /// belong to this pattern.
  ///
  /// @param inputs (inputs), not modified
  /// @param targets (output units), not modified
  /// @param dropout whose silent units say nothing and learn nothing
  /// @return E
  double propagate(float[] inputs, float[] targets, Dropout dropout) {
    if (network.hidden() == 0) {
      double error = error(inputs, targets);
      outputDeltas(targets);
      return error;
    }
    network.layers().getFirst().forward(inputs, hidden);
    dropout.silence(hidden);
    outputLayer.forward(hidden, outputs);
    outputDeltas(targets);
    hiddenDeltasOfOutput();
    dropout.silence(hiddenDeltas);
    return missed(targets);
  }

  private double missed(float[] targets) {
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

  private void hiddenDeltasOfOutput() {
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

  /// What the hidden units said, (hidden units); valid until the next pattern.
  float[] hidden() {
    return hidden;
  }

  /// (hidden units), valid until the next pattern.
  float[] hiddenDeltas() {
    return hiddenDeltas;
  }

  /// (output units), valid until the next pattern.
  float[] outputDeltas() {
    return outputDeltas;
  }
}
