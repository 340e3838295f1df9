package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Retina;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Seeded networks and retinas for tests; the same on every machine.
public final class Samples {
  private Samples() {}

  /// A network of two sigmoid layers with weights uniform in `±hiddenRange` and `±outputRange` and
  /// biases uniform in ±1.
  public static FloatNetwork network(
      int inputs,
      int hidden,
      int outputs,
      double hiddenRange,
      double outputRange,
      RandomGenerator random) {
    FloatLayer first = new FloatLayer(inputs, hidden, Activation.SIGMOID);
    FloatLayer second = new FloatLayer(hidden, outputs, Activation.SIGMOID);
    fill(first, hiddenRange, random);
    fill(second, outputRange, random);
    return new FloatNetwork(List.of(first, second));
  }

  /// Weights uniform in `±range`, biases uniform in ±1.
  public static void fill(FloatLayer layer, double range, RandomGenerator random) {
    for (int unit = 0; unit < layer.units(); unit++) {
      for (int i = 0; i < layer.inputs(); i++) {
        layer.weights(unit)[i] = (float) (range * (2 * random.nextDouble() - 1));
      }
      layer.biases()[unit] = (float) (2 * random.nextDouble() - 1);
    }
  }

  /// A retina of one row with every pixel uniform in 0..255.
  public static Retina retina(int pixels, RandomGenerator random) {
    Retina retina = new Retina(1, pixels);
    Arrays.setAll(retina.pixels(), i -> random.nextInt(256));
    return retina;
  }

  /// A retina of one row with every pixel the same.
  public static Retina even(int pixels, int level) {
    Retina retina = new Retina(1, pixels);
    Arrays.fill(retina.pixels(), level);
    return retina;
  }

  /// A black, a white, a chequered and some random retinas.
  public static List<Retina> extremeRetinas(int pixels, RandomGenerator random) {
    Retina chequered = new Retina(1, pixels);
    Arrays.setAll(chequered.pixels(), i -> i % 2 == 0 ? 255 : 0);
    return List.of(
        even(pixels, 0),
        even(pixels, 255),
        even(pixels, 128),
        chequered,
        retina(pixels, random),
        retina(pixels, random),
        retina(pixels, random));
  }
}
