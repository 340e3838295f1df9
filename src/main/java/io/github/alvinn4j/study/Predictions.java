package io.github.alvinn4j.study;

import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.Retina;
import java.util.function.ToDoubleFunction;

/// What a hill network steers on every frame of a set, in one number format or another.
final class Predictions {
  private Predictions() {}

  /// In float.
  static double[] of(FloatNetwork network, TrainingSet set) {
    return of(network, set, Teaching.decoder(network));
  }

  /// In float, read in a way of its own.
  static double[] of(FloatNetwork network, TrainingSet set, ToDoubleFunction<float[]> decoder) {
    float[] inputs = new float[network.inputs()];
    float[] hidden = new float[network.hidden()];
    float[] outputs = new float[network.outputs()];
    double[] steering = new double[set.size()];
    for (int frame = 0; frame < steering.length; frame++) {
      set.inputs(frame, inputs);
      network.forward(inputs, hidden, outputs);
      steering[frame] = decoder.applyAsDouble(outputs);
    }
    return steering;
  }

  /// By the integer form, as it drives.
  static double[] driven(FloatNetwork network, TrainingSet set) {
    IntegerNetwork integers = IntegerNetwork.of(network);
    Activations activations = new Activations(integers);
    SteeringDecoder decoder =
        new SteeringDecoder(OutputCoding.HILL, network.outputs(), DecodingMethod.LEAST_SQUARES);
    SteeringEstimate estimate = new SteeringEstimate();
    Retina retina = new Retina(1, set.pixels());
    double[] steering = new double[set.size()];
    for (int frame = 0; frame < steering.length; frame++) {
      set.show(frame, retina);
      integers.infer(retina, activations);
      decoder.decode(activations.outputs(), estimate);
      steering[frame] = estimate.steering();
    }
    return steering;
  }

  /// With weights and hidden units of few bits; pixels keep their eight, sums are exact.
  ///
  /// @param bits with sign, 2 or more; a hidden unit, 0..1, has one less
  static double[] of(FloatNetwork network, int bits, TrainingSet set) {
    FloatNetwork coarse = network.copy();
    coarse.layers().forEach(layer -> coarsen(layer, bits));
    ToDoubleFunction<float[]> decoder = Teaching.decoder(network);
    float[] inputs = new float[network.inputs()];
    float[] hidden = new float[network.hidden()];
    float[] outputs = new float[network.outputs()];
    float levels = (1 << (bits - 1)) - 1;
    double[] steering = new double[set.size()];
    for (int frame = 0; frame < steering.length; frame++) {
      set.inputs(frame, inputs);
      coarse.layers().getFirst().forward(inputs, hidden);
      for (int unit = 0; unit < hidden.length; unit++) {
        hidden[unit] = Math.round(hidden[unit] * levels) / levels;
      }
      coarse.layers().getLast().forward(hidden, outputs);
      steering[frame] = decoder.applyAsDouble(outputs);
    }
    return steering;
  }

  // Each row has the finest power-of-two scale at which its largest weight fits, as in the kernel.
  private static void coarsen(FloatLayer layer, int bits) {
    int most = (1 << (bits - 1)) - 1;
    for (int unit = 0; unit < layer.units(); unit++) {
      float[] row = layer.weights(unit);
      float largest = 0;
      for (float weight : row) {
        largest = Math.max(largest, Math.abs(weight));
      }
      int exponent = largest == 0 ? 0 : (int) Math.ceil(Math.log(largest / most) / Math.log(2));
      float step = Math.scalb(1f, exponent);
      for (int i = 0; i < row.length; i++) {
        row[i] = Math.clamp(Math.round(row[i] / step), -most, most) * step;
      }
    }
  }
}
