package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Retina;
import java.util.random.RandomGenerator;

/// Networks with weights as learning leaves them: plain SGD on drawn roads, without the training
/// package, since only the size and the structure of the weights matter here.
final class TrainedNetworks {
  private static final int ROWS = 30;
  private static final int COLUMNS = 32;
  private static final float RATE = 0.1f;

  private TrainedNetworks() {}

  /// A 960-hidden-outputs network after so many pictures.
  static FloatNetwork train(int hidden, int outputs, int pictures, RandomGenerator random) {
    FloatNetwork network = FloatNetwork.hill(ROWS * COLUMNS, hidden, outputs, random);
    FloatLayer first = network.layers().get(0);
    FloatLayer second = network.layers().get(1);
    float[] x = new float[ROWS * COLUMNS];
    float[] h = new float[hidden];
    float[] o = new float[outputs];
    for (int picture = 0; picture < pictures; picture++) {
      double place = random.nextDouble();
      FloatNetwork.inputs(road(place, random), x);
      network.forward(x, h, o);
      float[] blame = new float[hidden];
      for (int unit = 0; unit < outputs; unit++) {
        double distance = unit - place * (outputs - 1);
        float target = (float) StrictMath.exp(-distance * distance / 10);
        float error = (target - o[unit]) * second.activation().slope(o[unit]);
        learn(second, unit, error, h, blame);
      }
      for (int unit = 0; unit < hidden; unit++) {
        learn(first, unit, blame[unit] * first.activation().slope(h[unit]), x, new float[x.length]);
      }
    }
    return network;
  }

  private static void learn(FloatLayer layer, int unit, float error, float[] in, float[] blame) {
    float[] weights = layer.weights(unit);
    for (int i = 0; i < weights.length; i++) {
      blame[i] += error * weights[i];
      weights[i] += RATE * error * in[i];
    }
    layer.biases()[unit] += RATE * error;
  }

  /// A bright road on dark grass that leads to `place`, 0 (left) .. 1 (right), with noise.
  static Retina road(double place, RandomGenerator random) {
    Retina retina = new Retina(ROWS, COLUMNS);
    for (int row = 0; row < ROWS; row++) {
      double near = row / (ROWS - 1.0);
      double centre = (1 - near) * place * COLUMNS + near * COLUMNS / 2;
      for (int column = 0; column < COLUMNS; column++) {
        int level = Math.abs(column - centre) < 2 + 8 * near ? 200 : 60;
        retina.pixels()[row * COLUMNS + column] = level + random.nextInt(-40, 41);
      }
    }
    return retina;
  }
}
