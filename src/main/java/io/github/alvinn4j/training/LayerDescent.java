package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;

/// The last movement of every weight of one layer, and the movement to the next.
///
/// Gradient descent with momentum: `v = momentum * v - rate * dE/dw`, `w = w + v`.
final class LayerDescent {
  private final FloatLayer layer;
  private final float[][] velocities; // (units, inputs)
  private final float[] biasVelocities; // (units)

  LayerDescent(FloatLayer layer) {
    this.layer = layer;
    this.velocities = new float[layer.units()][layer.inputs()];
    this.biasVelocities = new float[layer.units()];
  }

  /// Moves all weights one step, with `dE/dw_ji = delta_j x_i` and `dE/db_j = delta_j`.
  ///
  /// @param in (inputs) what the layer saw, not modified
  /// @param deltas (units) `dE/dz`, not modified
  void step(float[] in, float[] deltas, float rate, float momentum) {
    float[] biases = layer.biases();
    for (int unit = 0; unit < deltas.length; unit++) {
      float downhill = -rate * deltas[unit];
      move(layer.weights(unit), velocities[unit], in, downhill, momentum);
      biasVelocities[unit] = momentum * biasVelocities[unit] + downhill;
      biases[unit] += biasVelocities[unit];
    }
  }

  // Momentum and weights in one pass over one row: a loop of this shape is vectorised by the JVM,
  // and
  // each weight has its own additions, so the vector's width cannot change a bit.
  private static void move(float[] w, float[] v, float[] x, float downhill, float momentum) {
    for (int i = 0; i < w.length; i++) {
      float velocity = momentum * v[i] + downhill * x[i];
      v[i] = velocity;
      w[i] += velocity;
    }
  }
}
