package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.training.Backpropagation;
import io.github.alvinn4j.training.Descent;
import io.github.alvinn4j.training.Optimiser;
import io.github.alvinn4j.training.Regularisation;
import io.github.alvinn4j.training.TrainingSet;
import java.util.random.RandomGenerator;

/// Stochastic gradient descent with early stopping towards targets of any coding.
///
/// [io.github.alvinn4j.training.Trainer] teaches what drives; it knows no codings that do not.
final class CodedDescent {
  private static final double VALIDATION_SHARE = 0.15;
  private static final int SMOOTHING_FRAMES = 5;
  private static final float MOMENTUM = 0.5f;
  private static final float DECAY = 0.97f;

  private final TargetCoding coding;
  private final int hidden;
  private final int epochs;

  CodedDescent(TargetCoding coding, int hidden, int epochs) {
    this.coding = coding;
    this.hidden = hidden;
    this.epochs = epochs;
  }

  /// Teaches a network from random weights; its last part decides which epoch is kept.
  FloatNetwork teach(TrainingSet set, RandomGenerator random) {
    FloatNetwork network = coding.start(set.pixels(), hidden, random);
    TrainingSet learned = set.withoutLast(VALIDATION_SHARE).smoothed(SMOOTHING_FRAMES);
    TrainingSet validation = set.last(VALIDATION_SHARE).smoothed(SMOOTHING_FRAMES);
    Descent descent =
        new Descent(network, new Optimiser.Sgd(MOMENTUM), Regularisation.NONE, random);
    float[] inputs = new float[network.inputs()];
    float[] target = new float[network.outputs()];
    FloatNetwork best = network.copy();
    double lowest = Double.POSITIVE_INFINITY;
    float rate = coding.rate();
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int step = 0; step < learned.size(); step++) {
        int frame = random.nextInt(learned.size());
        learned.inputs(frame, inputs);
        coding.encode(learned.steering(frame), target);
        descent.step(inputs, target, rate);
      }
      double error = error(network, validation);
      if (error < lowest) {
        lowest = error;
        best = network.copy();
      }
      rate *= DECAY;
    }
    return best;
  }

  private double error(FloatNetwork network, TrainingSet set) {
    Backpropagation backpropagation = new Backpropagation(network);
    float[] inputs = new float[network.inputs()];
    float[] target = new float[network.outputs()];
    double sum = 0;
    for (int frame = 0; frame < set.size(); frame++) {
      set.inputs(frame, inputs);
      coding.encode(set.steering(frame), target);
      sum += backpropagation.error(inputs, target);
    }
    return sum / set.size();
  }
}
