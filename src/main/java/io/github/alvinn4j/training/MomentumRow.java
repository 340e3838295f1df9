package io.github.alvinn4j.training;

/// Gradient descent with momentum on one row: `v = momentum v - eta (g + l2 w)`, `w = w + v`.
final class MomentumRow implements RowDescent {
  private final float[] velocities; // (inputs)
  private final float momentum;
  private final float l1;
  private final float l2;

  MomentumRow(Optimiser.Sgd sgd, int length, float l1, float l2) {
    this.velocities = new float[length];
    this.momentum = sgd.momentum();
    this.l1 = l1;
    this.l2 = l2;
  }

  @Override
  public void move(float[] w, float[] row, float factor, float rate) {
    float downhill = -rate * factor;
    if (l2 == 0) {
      move(w, velocities, row, downhill, momentum);
    } else {
      move(w, velocities, row, downhill, momentum, -rate * l2);
    }
    if (l1 > 0) {
      // A steady gradient moves by rate / (1 - momentum); what holds against it must be as strong.
      RowDescent.shrink(w, rate * l1 / (1 - momentum));
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
