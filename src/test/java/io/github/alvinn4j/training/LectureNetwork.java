package io.github.alvinn4j.training;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.util.List;

/// The plain twin: a two-layer network and its backpropagation in double precision, written like
/// the lecture, one formula after the other, with no thought of speed.
final class LectureNetwork {
  final double[][] hiddenWeights; // (hidden, inputs + 1), the last weight is the bias
  final double[][] outputWeights; // (outputs, hidden + 1)
  final boolean linearOutput;
  private final double[][] hiddenVelocities;
  private final double[][] outputVelocities;

  LectureNetwork(double[][] hiddenWeights, double[][] outputWeights, boolean linearOutput) {
    this.hiddenWeights = hiddenWeights;
    this.outputWeights = outputWeights;
    this.linearOutput = linearOutput;
    this.hiddenVelocities = new double[hiddenWeights.length][hiddenWeights[0].length];
    this.outputVelocities = new double[outputWeights.length][outputWeights[0].length];
  }

  static LectureNetwork of(FloatNetwork network) {
    FloatLayer last = network.layers().getLast();
    return new LectureNetwork(
        weights(network.layers().getFirst()),
        weights(last),
        last.activation() == Activation.LINEAR);
  }

  private static double[][] weights(FloatLayer layer) {
    double[][] weights = new double[layer.units()][layer.inputs() + 1];
    for (int unit = 0; unit < layer.units(); unit++) {
      for (int i = 0; i < layer.inputs(); i++) {
        weights[unit][i] = layer.weights(unit)[i];
      }
      weights[unit][layer.inputs()] = layer.biases()[unit];
    }
    return weights;
  }

  double[] hidden(double[] x) {
    double[] h = new double[hiddenWeights.length];
    for (int j = 0; j < h.length; j++) {
      h[j] = sigmoid(weightedSum(hiddenWeights[j], x));
    }
    return h;
  }

  double[] outputs(double[] x) {
    double[] h = hidden(x);
    double[] o = new double[outputWeights.length];
    for (int k = 0; k < o.length; k++) {
      double z = weightedSum(outputWeights[k], h);
      o[k] = linearOutput ? z : sigmoid(z);
    }
    return o;
  }

  double error(double[] x, double[] y) {
    double[] o = outputs(x);
    double sum = 0;
    for (int k = 0; k < o.length; k++) {
      sum += (y[k] - o[k]) * (y[k] - o[k]);
    }
    return sum / 2;
  }

  double[] outputDeltas(double[] x, double[] y) {
    double[] o = outputs(x);
    double[] delta = new double[o.length];
    for (int k = 0; k < o.length; k++) {
      delta[k] = -(y[k] - o[k]) * (linearOutput ? 1 : o[k] * (1 - o[k]));
    }
    return delta;
  }

  double[] hiddenDeltas(double[] x, double[] y) {
    double[] h = hidden(x);
    double[] delta = outputDeltas(x, y);
    double[] hiddenDelta = new double[h.length];
    for (int j = 0; j < h.length; j++) {
      double sum = 0;
      for (int k = 0; k < delta.length; k++) {
        sum += delta[k] * outputWeights[k][j];
      }
      hiddenDelta[j] = sum * h[j] * (1 - h[j]);
    }
    return hiddenDelta;
  }

  double[][] outputGradient(double[] x, double[] y) {
    return products(outputDeltas(x, y), hidden(x));
  }

  double[][] hiddenGradient(double[] x, double[] y) {
    return products(hiddenDeltas(x, y), x);
  }

  void step(double[] x, double[] y, double rate, double momentum) {
    double[][] outputGradient = outputGradient(x, y);
    double[][] hiddenGradient = hiddenGradient(x, y);
    move(outputWeights, outputVelocities, outputGradient, rate, momentum);
    move(hiddenWeights, hiddenVelocities, hiddenGradient, rate, momentum);
  }

  private static void move(double[][] w, double[][] v, double[][] g, double rate, double momentum) {
    for (int unit = 0; unit < w.length; unit++) {
      for (int i = 0; i < w[unit].length; i++) {
        v[unit][i] = momentum * v[unit][i] - rate * g[unit][i];
        w[unit][i] += v[unit][i];
      }
    }
  }

  private static double[][] products(double[] delta, double[] in) {
    double[][] gradient = new double[delta.length][in.length + 1];
    for (int unit = 0; unit < delta.length; unit++) {
      for (int i = 0; i < in.length; i++) {
        gradient[unit][i] = delta[unit] * in[i];
      }
      gradient[unit][in.length] = delta[unit];
    }
    return gradient;
  }

  private static double weightedSum(double[] weights, double[] in) {
    double sum = weights[in.length];
    for (int i = 0; i < in.length; i++) {
      sum += weights[i] * in[i];
    }
    return sum;
  }

  private static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  /// All weights and biases in the order of [#weights(FloatNetwork)].
  List<double[][]> layers() {
    return List.of(hiddenWeights, outputWeights);
  }

  static List<double[][]> weights(FloatNetwork network) {
    return network.layers().stream().map(LectureNetwork::weights).toList();
  }
}
