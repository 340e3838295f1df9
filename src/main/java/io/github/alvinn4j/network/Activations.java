package io.github.alvinn4j.network;

/// The units' activations while an [IntegerNetwork] thinks: all buffers of one inference.
///
/// Made once for a network, reused for every frame; owned by one thread.
public final class Activations {
  final int[] hidden;
  final int[][] sums;
  private final int hiddenUnits;
  private final int[] outputs;

  /// Makes the buffers a network needs.
  public Activations(IntegerNetwork network) {
    var layers = network.layers();
    this.sums = new int[layers.size()][];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = new int[layers.get(i).sumLength()];
    }
    this.hiddenUnits = layers.size() == 1 ? 0 : layers.getFirst().units();
    this.hidden = new int[layers.size() == 1 ? 0 : layers.getLast().inputLength()];
    this.outputs = new int[layers.getLast().units()];
  }

  /// The output units, Q15: 0..32767 for sigmoid units, -32767..32767 for a linear one. Valid until
  /// the next inference.
  public int[] outputs() {
    return outputs;
  }

  /// One hidden unit, Q12: 0..4095.
  public int hidden(int unit) {
    return hidden[java.util.Objects.checkIndex(unit, hiddenUnits)];
  }

  /// Number of hidden units.
  public int hiddenUnits() {
    return hiddenUnits;
  }
}
