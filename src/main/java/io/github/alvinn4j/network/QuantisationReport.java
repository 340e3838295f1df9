package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Retina;
import java.util.ArrayList;
import java.util.List;

/// What putting a network into integers has cost: float against integer form over a sample.
///
/// @param layers from the retina to the output
public record QuantisationReport(List<Layer> layers) {

  /// One layer. Differences are in the units' own range: 0..1 for sigmoid units, -1..1 for a linear
  /// one, and include what the layer below has lost already.
  ///
  /// @param name `hidden` or `output`
  /// @param units number of units
  /// @param largestDifference of any unit for any retina
  /// @param meanDifference over all units and retinas
  /// @param smallestScaleBits fraction bits of the coarsest unit's weights
  /// @param largestScaleBits fraction bits of the finest unit's weights
  /// @param headroomBits whole bits of the 31 that no input can ever use, of the fullest unit
  public record Layer(
      String name,
      int units,
      double largestDifference,
      double meanDifference,
      int smallestScaleBits,
      int largestScaleBits,
      int headroomBits) {}

  /// Keeps the list.
  public QuantisationReport {
    layers = List.copyOf(layers);
  }

  /// Compares the two forms of a network.
  ///
  /// @param network not modified
  /// @param sample one or more retinas of the network's size, each read before the next is asked
  ///   for
  /// @throws QuantisationException if the network has no integer form
  /// @throws IllegalArgumentException if the sample is empty
  public static QuantisationReport of(FloatNetwork network, Iterable<Retina> sample) {
    IntegerNetwork integers = IntegerNetwork.of(network);
    Activations activations = new Activations(integers);
    float[] inputs = new float[network.inputs()];
    float[] hidden = new float[network.hidden()];
    float[] outputs = new float[network.outputs()];
    Difference hiddenDifference = new Difference();
    Difference outputDifference = new Difference();
    for (Retina retina : sample) {
      integers.infer(retina, activations);
      FloatNetwork.inputs(retina, inputs);
      network.forward(inputs, hidden, outputs);
      for (int unit = 0; unit < hidden.length; unit++) {
        hiddenDifference.add(hidden[unit], activations.hidden(unit), LayerFormat.HIDDEN_BITS);
      }
      for (int unit = 0; unit < outputs.length; unit++) {
        outputDifference.add(outputs[unit], activations.outputs()[unit], LayerFormat.OUTPUT_BITS);
      }
    }
    if (outputDifference.count == 0) {
      throw new IllegalArgumentException("sample = 0 retinas, expected 1 or more");
    }
    List<Layer> layers = new ArrayList<>();
    if (network.hidden() > 0) {
      layers.add(layer("hidden", integers.layers().getFirst(), hiddenDifference));
    }
    layers.add(layer("output", integers.layers().getLast(), outputDifference));
    return new QuantisationReport(layers);
  }

  private static Layer layer(String name, IntegerLayer layer, Difference difference) {
    int smallest = Integer.MAX_VALUE;
    int largest = Integer.MIN_VALUE;
    int headroom = Integer.SIZE;
    for (int unit = 0; unit < layer.units(); unit++) {
      smallest = Math.min(smallest, layer.scaleBits(unit));
      largest = Math.max(largest, layer.scaleBits(unit));
      headroom = Math.min(headroom, Integer.numberOfLeadingZeros(layer.largestSum(unit)) - 1);
    }
    return new Layer(
        name,
        layer.units(),
        difference.largest,
        difference.sum / difference.count,
        smallest,
        largest,
        headroom);
  }

  private static final class Difference {
    private double largest;
    private double sum;
    private long count;

    void add(float exact, int quantised, int bits) {
      // A linear unit is held at full scale, as the steering it stands for.
      double held = Math.clamp(exact, -1, 1);
      double difference = Math.abs(Math.scalb((double) quantised, -bits) - held);
      largest = Math.max(largest, difference);
      sum += difference;
      count++;
    }
  }
}
