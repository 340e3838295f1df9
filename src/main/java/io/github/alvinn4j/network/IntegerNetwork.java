package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Retina;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The network in integers: the form that drives.
///
/// Weights of up to 18 bits with a power-of-two scale for each unit, 32-bit accumulators proved not
/// to overflow when the network is made, an interpolated sigmoid table. The same retina gives the
/// same outputs bit for bit on every machine. Immutable, safe from any thread.
public final class IntegerNetwork {
  private final List<IntegerLayer> layers;

  private IntegerNetwork(List<IntegerLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  /// Quantises a float network.
  ///
  /// @throws QuantisationException if a weight or bias is not finite or does not fit
  public static IntegerNetwork of(FloatNetwork network) {
    List<IntegerLayer> layers = new ArrayList<>();
    int count = network.layers().size();
    for (int i = 0; i < count; i++) {
      layers.add(IntegerLayer.quantise(network.layers().get(i), i, i == count - 1));
    }
    return new IntegerNetwork(layers);
  }

  /// Thinks: from the retina to the output units.
  ///
  /// @param retina not modified; must have this network's number of pixels
  /// @param activations overwritten; made for this network
  /// @throws IllegalArgumentException if the retina has another number of pixels
  public void infer(Retina retina, Activations activations) {
    int[] pixels = retina.pixels();
    if (pixels.length != inputs()) {
      throw new IllegalArgumentException(
          "retina has %d pixels, expected %d".formatted(pixels.length, inputs()));
    }
    if (layers.size() == 1) {
      layers.get(0).forward(pixels, activations.sums[0], activations.outputs());
    } else {
      layers.get(0).forward(pixels, activations.sums[0], activations.hidden);
      layers.get(1).forward(activations.hidden, activations.sums[1], activations.outputs());
    }
  }

  /// Sums up every number that steers, as it is in memory now: another result than when the network
  /// was made means that memory has changed it. Some hundred microseconds; any thread.
  public int checksum() {
    CRC32C sum = new CRC32C();
    layers.forEach(layer -> layer.sumUp(sum));
    return (int) sum.getValue();
  }

  /// The layers from the retina to the output.
  public List<IntegerLayer> layers() {
    return layers;
  }

  /// Numbers of units from the retina to the outputs.
  public List<Integer> shape() {
    List<Integer> shape = new ArrayList<>(List.of(inputs()));
    layers.forEach(layer -> shape.add(layer.units()));
    return List.copyOf(shape);
  }

  /// Number of pixels the retina must have.
  public int inputs() {
    return layers.getFirst().inputs();
  }

  /// Number of output units.
  public int outputs() {
    return layers.getLast().units();
  }
}
