package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import java.util.Arrays;

/// Adam row by row, with both corrections of the means that begin at 0.
final class AdamRows implements RowsDescent {
  private final float[][] means; // (units, inputs) m
  private final float[][] squares; // (units, inputs) v
  private final Optimiser.Adam adam;
  private final float l1;
  private final float l2;
  private final double[] beta1Powers; // (units) beta1^t, t steps of this row
  private final double[] beta2Powers; // (units)

  AdamRows(Optimiser.Adam adam, int units, int inputs, float l1, float l2) {
    this.means = new float[units][inputs];
    this.squares = new float[units][inputs];
    this.beta1Powers = new double[units];
    this.beta2Powers = new double[units];
    Arrays.fill(beta1Powers, 1);
    Arrays.fill(beta2Powers, 1);
    this.adam = adam;
    this.l1 = l1;
    this.l2 = l2;
  }

  @Override
  public void move(int unit, float[] w, float[] row, float factor, float rate) {
    beta1Powers[unit] *= adam.beta1();
    beta2Powers[unit] *= adam.beta2();
    learn(means[unit], squares[unit], row, factor);
    if (l2 > 0) {
      decay(w, 1 - rate * l2);
    }
    step(
        w,
        means[unit],
        squares[unit],
        (float) (rate / (1 - beta1Powers[unit])),
        (float) (1 / (1 - beta2Powers[unit])));
    if (l1 > 0) {
      RowsDescent.shrink(w, rate * l1);
    }
  }

  @Override
  public void moveAll(FloatLayer layer, float[] in, float[] deltas, float rate) {
    for (int unit = 0; unit < deltas.length; unit++) {
      move(unit, layer.weights(unit), in, deltas[unit], rate);
    }
  }

  private void learn(float[] m, float[] v, float[] row, float factor) {
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
  private void step(float[] w, float[] m, float[] v, float rate, float squareScale) {
    float epsilon = adam.epsilon();
    for (int i = 0; i < w.length; i++) {
      w[i] -= rate * m[i] / ((float) Math.sqrt(v[i] * squareScale) + epsilon);
    }
  }
}
