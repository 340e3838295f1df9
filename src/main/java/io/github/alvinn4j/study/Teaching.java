package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.Trainer;
import io.github.alvinn4j.training.TrainingResult;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// What most studies do: teach ALVINN's network a drive, then examine it on what it has not seen.
final class Teaching {
  /// ALVINN's output units.
  static final int OUTPUTS = 30;

  private static final int Q15_ONE = Short.MAX_VALUE;

  private Teaching() {}

  /// Plain stochastic gradient descent with early stopping, as the lecture teaches it.
  ///
  /// @param maxEpochs 1 or more
  static TrainingSettings settings(int maxEpochs) {
    return new TrainingSettings(
        0.07f, 0.97f, 0.5f, maxEpochs, Math.max(1, maxEpochs / 4), 0.15, 5, false);
  }

  /// Teaches a hill network with these hidden units from random weights.
  static TrainingResult teach(
      DrivingData data, int hidden, TrainingSettings settings, RandomGenerator random) {
    FloatNetwork start = FloatNetwork.hill(data.learned().pixels(), hidden, OUTPUTS, random);
    return new Trainer(settings, epoch -> {}).train(start, data.learned(), random);
  }

  /// Figures of a network's float form on what was held out.
  static HeldOutFigures examine(FloatNetwork network, DrivingData data) {
    return HeldOutFigures.of(network, data.learned(), data.heldOut(), decoder(network));
  }

  /// Reads outputs of a network as normalised steering: a hill by least squares, as it is driven.
  static ToDoubleFunction<float[]> decoder(FloatNetwork network) {
    return network.outputs() == 1
        ? outputs -> Math.clamp(outputs[0], -1f, 1f)
        : decoder(network.outputs(), DecodingMethod.LEAST_SQUARES);
  }

  /// Reads a hill of output units as normalised steering.
  static ToDoubleFunction<float[]> decoder(int units, DecodingMethod method) {
    SteeringDecoder decoder = new SteeringDecoder(OutputCoding.HILL, units, method);
    SteeringEstimate estimate = new SteeringEstimate();
    int[] outputsQ15 = new int[units];
    return outputs -> {
      for (int unit = 0; unit < outputsQ15.length; unit++) {
        outputsQ15[unit] = Math.clamp(Math.round(outputs[unit] * Q15_ONE), 0, Q15_ONE);
      }
      decoder.decode(outputsQ15, estimate);
      return estimate.steering();
    };
  }
}
