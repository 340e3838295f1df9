package io.github.alvinn4j.training;

/// Adam on one row, with both corrections of the means that begin at 0.
final class AdamRow implements RowDescent {
  private final float[] means; // (inputs) m
  private final float[] squares; // (inputs) v
  private final Optimiser.Adam adam;
  private final float l1;
  private final float l2;
  private double beta1Power = 1; // beta1^t
  private double beta2Power = 1;

  AdamRow(Optimiser.Adam adam, int length, float l1, float l2) {
    this.means = new float[length];
    this.squares = new float[length];
    this.adam = adam;
    this.l1 = l1;
    this.l2 = l2;
  }

  @Override
  public void move(float[] w, float[] row, float factor, float rate) {
    beta1Power *= adam.beta1();
    beta2Power *= adam.beta2();
    learn(row, factor);
    if (l2 > 0) {
      decay(w, 1 - rate * l2);
    }
    step(w, (float) (rate / (1 - beta1Power)), (float) (1 / (1 - beta2Power)));
    if (l1 > 0) {
      RowDescent.shrink(w, rate * l1);
    }
  }

  private void learn(float[] row, float factor) {
    float[] m = means;
    float[] v = squares;
    float beta1 = adam.beta1();
    float beta2 = adam.beta2();
    float new1 = 1 - beta1;
    float new2 = 1 - beta2;
    for (int i = 0; i < m.length; i++) {
      float gradient = factor * row[i];
      m[i] = beta1 * m[i] + new1 * gradient;
      v[i] = beta2 * v[i] + new2 * (gradient * gradient);
    }
  }

  private static void decay(float[] w, float share) {
    for (int i = 0; i < w.length; i++) {
      w[i] *= share;
    }
  }

  // The square root of a float is exactly rounded everywhere (IEEE 754).
  private void step(float[] w, float rate, float squareScale) {
    float[] m = means;
    float[] v = squares;
    float epsilon = adam.epsilon();
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * m[i] / ((float) Math.sqrt(v[i] * squareScale) + epsilon);
    }
  }
}
