package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Retina;
import java.util.List;
import java.util.random.RandomGenerator;

/// The network in float32: the form that learns, and the yardstick of the integer form.
///
/// One layer (linear regression) or two (hidden sigmoid units, then the output units). Mutable
/// through its layers, owned by the learner.
public final class FloatNetwork {
  /// The most units a layer may have; every accumulator bound is proved below it.
  public static final int MAX_UNITS = 4096;

  /// The most inputs a layer may have: the largest retina.
  public static final int MAX_INPUTS = 16_384;

  private final List<FloatLayer> layers;

  /// Joins one or two layers.
  ///
  /// @throws IllegalArgumentException if they do not fit each other
  public FloatNetwork(List<FloatLayer> layers) {
    this.layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > 2) {
      throw new IllegalArgumentException("layers = %d, expected 1..2".formatted(layers.size()));
    }
    if (layers.size() == 2 && layers.get(0).units() != layers.get(1).inputs()) {
      throw new IllegalArgumentException(
          "output layer has %d inputs, expected the %d hidden units"
              .formatted(layers.get(1).inputs(), layers.get(0).units()));
    }
  }

  /// The two-layer sigmoid network with a hill of output units, randomly initialised.
  public static FloatNetwork hill(int inputs, int hidden, int outputs, RandomGenerator random) {
    return twoLayers(inputs, hidden, outputs, Activation.SIGMOID, random);
  }

  /// Cybenko's form: sigmoid hidden units and one linear output, randomly initialised.
  public static FloatNetwork single(int inputs, int hidden, RandomGenerator random) {
    return twoLayers(inputs, hidden, 1, Activation.LINEAR, random);
  }

  /// Linear regression: one linear unit on the retina, starting at zero.
  public static FloatNetwork linear(int inputs) {
    return new FloatNetwork(List.of(new FloatLayer(inputs, 1, Activation.LINEAR)));
  }

  private static FloatNetwork twoLayers(
      int inputs, int hidden, int outputs, Activation output, RandomGenerator random) {
    FloatLayer first = new FloatLayer(inputs, hidden, Activation.SIGMOID);
    FloatLayer second = new FloatLayer(hidden, outputs, output);
    first.randomise(random);
    second.randomise(random);
    return new FloatNetwork(List.of(first, second));
  }

  /// Reads a retina as the float form's inputs: `(pixel - 128) / 128`, -1 .. +0.9922, exact.
  ///
  /// @param inputs (pixels), overwritten
  public static void inputs(Retina retina, float[] inputs) {
    int[] pixels = retina.pixels();
    for (int i = 0; i < pixels.length; i++) {
      inputs[i] = (pixels[i] - 128) / 128f;
    }
  }

  /// Computes the output units.
  ///
  /// @param inputs (inputs), not modified
  /// @param hidden (hidden units), overwritten; not used by a network of one layer
  /// @param outputs (output units), overwritten
  public void forward(float[] inputs, float[] hidden, float[] outputs) {
    if (layers.size() == 1) {
      layers.get(0).forward(inputs, outputs);
    } else {
      layers.get(0).forward(inputs, hidden);
      layers.get(1).forward(hidden, outputs);
    }
  }

  /// A deep copy.
  public FloatNetwork copy() {
    return new FloatNetwork(layers.stream().map(FloatLayer::copy).toList());
  }

  /// The layers from the retina to the output.
  public List<FloatLayer> layers() {
    return layers;
  }

  /// Number of inputs.
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /// Number of hidden units; 0 for a network of one layer.
  public int hidden() {
    return layers.size() == 1 ? 0 : layers.getFirst().units();
  }

  /// Number of output units.
  public int outputs() {
    return layers.getLast().units();
  }

  /// The shape as people write it, for instance `960-5-30`.
  public String shape() {
    return layers.size() == 1
        ? inputs() + "-" + outputs()
        : inputs() + "-" + hidden() + "-" + outputs();
  }
}
