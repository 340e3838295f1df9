package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;

/// Gradient descent with momentum row by row: `v = momentum v - eta (g + l2 w)`, `w = w + v`.
final class MomentumRows implements RowsDescent {
  private final float[][] velocities; // (units, inputs)
  private final float momentum;
  private final float l1;
  private final float l2;

  MomentumRows(Optimiser.Sgd sgd, int units, int inputs, float l1, float l2) {
    this.velocities = new float[units][inputs];
    this.momentum = sgd.momentum();
    this.l1 = l1;
    this.l2 = l2;
  }

  @Override
  public void move(int unit, float[] w, float[] row, float factor, float rate) {
    float downhill = -rate * factor;
    if (l2 == 0) {
      move(w, velocities[unit], row, downhill, momentum);
    } else {
      move(w, velocities[unit], row, downhill, momentum, -rate * l2);
    }
    if (l1 > 0) {
      // A steady gradient moves by rate / (1 - momentum); what holds against it must be as strong.
      RowsDescent.shrink(w, rate * l1 / (1 - momentum));
    }
  }

  // Written out for weights without a price: a call and two questions per row are 6 % of a step.
  @Override
  public void moveAll(FloatLayer layer, float[] in, float[] deltas, float rate) {
    boolean free = l1 == 0 && l2 == 0;
    for (int unit = 0; unit < deltas.length; unit++) {
      if (free) {
        move(layer.weights(unit), velocities[unit], in, -rate * deltas[unit], momentum);
      } else {
        move(unit, layer.weights(unit), in, deltas[unit], rate);
      }
    }
  }

  private static void move(float[] w, float[] v, float[] x, float downhill, float momentum) {
    for (int i = 0; i < w.length; i++) {
      float velocity = momentum * v[i] + downhill * x[i];
      v[i] = velocity;
      w[i] += velocity;
    }
  }

  private static void move(
      float[] w, float[] v, float[] x, float downhill, float momentum, float decay) {
    for (int i = 0; i < w.length; i++) {
      float velocity = momentum * v[i] + downhill * x[i] + decay * w[i];
      v[i] = velocity;
      w[i] += velocity;
    }
  }
}
