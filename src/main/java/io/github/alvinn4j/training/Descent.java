package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.util.random.RandomGenerator;

/// Moves the weights of a network of one or two layers down the error, step by step.
///
/// All gradients of a step are taken at the same weights, before any weight moves. Float32 with a
/// fixed order of operations: the same bits on every machine. Allocates nothing per step. Used by
/// one thread.
public final class Descent {
  private final Backpropagation backpropagation;
  private final Dropout dropout;
  private final LayerDescent[] layers;
  private final GradientSum[] sums; // (layers)
  private int patterns; // in the sums

  /// Prepares for teaching one network.
  ///
  /// @param network modified by every step
  /// @param random draws the units that dropout silences; asked for nothing without dropout
  /// @throws IllegalArgumentException if there is dropout but no hidden unit to drop
  public Descent(
      FloatNetwork network,
      Optimiser optimiser,
      Regularisation regularisation,
      RandomGenerator random) {
    Expect.that(
        "dropout",
        regularisation.dropout(),
        regularisation.dropout() == 0 || network.hidden() > 0,
        "0 for a network without hidden units");
    this.backpropagation = new Backpropagation(network);
    this.dropout = new Dropout(network.hidden(), regularisation.dropout(), random);
    this.layers = new LayerDescent[network.layers().size()];
    this.sums = new GradientSum[layers.length];
    for (int layer = 0; layer < layers.length; layer++) {
      FloatLayer weights = network.layers().get(layer);
      layers[layer] = new LayerDescent(weights, optimiser, regularisation);
      sums[layer] = new GradientSum(weights);
    }
  }

  /// Stochastic gradient descent with momentum, nothing held back.
  ///
  /// @param network modified by every step
  /// @param momentum see [Optimiser.Sgd]
  public static Descent sgd(FloatNetwork network, float momentum) {
    RandomGenerator never =
        () -> {
          throw new IllegalStateException("a random number was drawn without dropout");
        };
    return new Descent(network, new Optimiser.Sgd(momentum), Regularisation.NONE, never);
  }

  /// Moves every weight one step down the error of one pattern (stochastic gradient descent).
  ///
  /// @param inputs (inputs), not modified
  /// @param targets (output units), not modified
  /// @param rate the learning rate, above 0
  /// @return E before the step
  public double step(float[] inputs, float[] targets, float rate) {
    dropout.draw();
    double error = backpropagation.propagate(inputs, targets, dropout);
    if (layers.length == 1) {
      layers[0].step(inputs, backpropagation.outputDeltas(), rate);
    } else {
      layers[1].step(backpropagation.hidden(), backpropagation.outputDeltas(), rate);
      layers[0].step(inputs, backpropagation.hiddenDeltas(), rate);
    }
    return error;
  }

  /// Adds the gradient of one pattern to the batch; no weight moves.
  ///
  /// @param inputs (inputs), not modified
  /// @param targets (output units), not modified
  /// @return E
  public double add(float[] inputs, float[] targets) {
    dropout.draw();
    double error = backpropagation.propagate(inputs, targets, dropout);
    if (layers.length == 1) {
      sums[0].add(inputs, backpropagation.outputDeltas());
    } else {
      sums[1].add(backpropagation.hidden(), backpropagation.outputDeltas());
      sums[0].add(inputs, backpropagation.hiddenDeltas());
    }
    patterns++;
    return error;
  }

  /// Moves every weight one step down the mean error of the batch, and begins the next batch.
  ///
  /// @param rate the learning rate, above 0
  /// @throws IllegalStateException if no pattern was added
  public void step(float rate) {
    if (patterns == 0) {
      throw new IllegalStateException("batch of 0 patterns, expected 1 or more");
    }
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer].step(sums[layer], patterns, rate);
      sums[layer].clear();
    }
    patterns = 0;
  }
}
