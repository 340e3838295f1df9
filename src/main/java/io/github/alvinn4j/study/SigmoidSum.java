package io.github.alvinn4j.study;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.training.Descent;
import io.github.alvinn4j.training.Optimiser;
import io.github.alvinn4j.training.Regularisation;
import java.util.List;
import java.util.random.RandomGenerator;

/// Cybenko's form with one input: `b + sum_j v_j sigmoid(w_j x + b_j)`, for x in -1..1.
final class SigmoidSum {
  private static final float RATE = 0.01f;
  private static final float LAST_RATE_SHARE = 0.02f;

  /// A step from 0 to 1 takes about as long as the distance to the next unit.
  private static final double STEEPNESS = 4;

  private final double[] slopes; // (units)
  private final double[] offsets; // (units)
  private final double[] weights; // (units + 1), the last is the bias

  private SigmoidSum(double[] slopes, double[] offsets, double[] weights) {
    this.slopes = slopes;
    this.offsets = offsets;
    this.weights = weights;
  }

  /// Units evenly over -1..1, the output weights by least squares.
  ///
  /// @param x (points), not modified
  /// @param y (points), not modified
  static SigmoidSum constructed(double[] x, double[] y, int units) {
    double[] slopes = new double[units];
    double[] offsets = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double centre = (2.0 * unit + 1) / units - 1;
      slopes[unit] = STEEPNESS * units / 2;
      offsets[unit] = -slopes[unit] * centre;
    }
    double[][] columns = new double[units + 1][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int unit = 0; unit < units; unit++) {
        columns[unit][i] = Activation.SIGMOID.of(slopes[unit] * x[i] + offsets[unit]);
      }
      columns[units][i] = 1;
    }
    return new SigmoidSum(slopes, offsets, LeastSquares.solve(columns, y));
  }

  /// Learned by Adam from units at random places.
  ///
  /// @param x (points), not modified
  /// @param y (points), not modified
  static SigmoidSum learned(double[] x, double[] y, int units, int epochs, RandomGenerator random) {
    FloatLayer hidden = new FloatLayer(1, units, Activation.SIGMOID);
    FloatLayer output = new FloatLayer(units, 1, Activation.LINEAR);
    for (int unit = 0; unit < units; unit++) {
      double slope = STEEPNESS * units / 2 * (random.nextBoolean() ? 1 : -1);
      hidden.weights(unit)[0] = (float) slope;
      hidden.biases()[unit] = (float) (-slope * (2 * random.nextDouble() - 1));
    }
    output.randomise(random);
    FloatNetwork network = new FloatNetwork(List.of(hidden, output));
    Descent descent = new Descent(network, Optimiser.Adam.STANDARD, Regularisation.NONE, random);
    float[] in = new float[1];
    float[] target = new float[1];
    double decay = StrictMath.pow(LAST_RATE_SHARE, 1.0 / epochs);
    double rate = RATE;
    for (int step = 0; step < epochs * x.length; step++) {
      int point = random.nextInt(x.length);
      in[0] = (float) x[point];
      target[0] = (float) y[point];
      descent.step(in, target, (float) rate);
      rate *= step % x.length == 0 ? decay : 1;
    }
    return of(network);
  }

  private static SigmoidSum of(FloatNetwork network) {
    FloatLayer hidden = network.layers().getFirst();
    FloatLayer output = network.layers().getLast();
    int units = hidden.units();
    double[] slopes = new double[units];
    double[] offsets = new double[units];
    double[] weights = new double[units + 1];
    for (int unit = 0; unit < units; unit++) {
      slopes[unit] = hidden.weights(unit)[0];
      offsets[unit] = hidden.biases()[unit];
      weights[unit] = output.weights(0)[unit];
    }
    weights[units] = output.biases()[0];
    return new SigmoidSum(slopes, offsets, weights);
  }

  /// The sum at some points.
  ///
  /// @param x not modified
  double[] of(double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = weights[slopes.length];
      for (int unit = 0; unit < slopes.length; unit++) {
        y[i] += weights[unit] * Activation.SIGMOID.of(slopes[unit] * x[i] + offsets[unit]);
      }
    }
    return y;
  }
}
