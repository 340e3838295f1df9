package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Teaches a network a drive: shuffled epochs of steps, stopped early.
///
/// The last part of the frames is set aside as the validation part before anything else. After
/// every epoch the error on it is measured; the network with the lowest is kept. The same settings,
/// network, set and generator give the same bits on every machine. Used by one thread.
public final class Trainer {
  private final TrainingSettings settings;
  private final Consumer<Epoch> listener;

  /// Makes a trainer.
  ///
  /// @param listener told of every epoch, on the thread that trains
  public Trainer(TrainingSettings settings, Consumer<Epoch> listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /// Trains a network.
  ///
  /// @param start where learning begins, not modified
  /// @param set consecutive frames, not modified; must not contain the frames held out for the
  ///   final figures
  /// @param random shuffles the frames of every epoch, draws shifts and what is silenced
  /// @return the network as it drives, see [Regularisation#forDriving]
  /// @throws IllegalArgumentException if the frames do not fit the network or are too few to split,
  ///   or dropout has no hidden unit to drop
  /// @throws TrainingException if the weights grow beyond all bounds
  public TrainingResult train(FloatNetwork start, TrainingSet set, RandomGenerator random) {
    Parts parts = Parts.of(settings, set, start);
    return descend(start.copy(), parts.learned(), parts.validation(), random);
  }

  private TrainingResult descend(
      FloatNetwork network, Patterns learned, Patterns validation, RandomGenerator random) {
    Descent descent = new Descent(network, settings.optimiser(), settings.regularisation(), random);
    Augmenter augmenter =
        new Augmenter(settings.augmentation(), learned, network.outputs(), random);
    int[] order = Shuffle.inOrder(learned.size());
    List<Epoch> history = new ArrayList<>();
    FloatNetwork best = network;
    int bestEpoch = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int number = 1; number <= settings.maxEpochs(); number++) {
      Shuffle.shuffle(order, random);
      float rate = settings.schedule().rate(settings.learningRate(), number, settings.maxEpochs());
      double trainingError = learn(descent, augmenter, order, rate);
      requireFinite(trainingError, number);
      FloatNetwork driving = settings.regularisation().forDriving(network);
      double validationError = error(driving, validation);
      boolean better = validation.size() == 0 || validationError < lowest;
      if (better) {
        lowest = validationError;
        best = driving;
        bestEpoch = number;
      }
      Epoch epoch = new Epoch(number, trainingError, validationError, better);
      history.add(epoch);
      listener.accept(epoch);
      if (number - bestEpoch >= settings.patienceEpochs()) {
        break;
      }
    }
    return new TrainingResult(best, bestEpoch, history);
  }

  private void requireFinite(double trainingError, int epoch) {
    if (!Double.isFinite(trainingError)) {
      throw new TrainingException(
          "learning diverged in epoch %d at learning_rate = %s, expected a lower rate"
              .formatted(epoch, settings.learningRate()));
    }
  }

  private double learn(Descent descent, Augmenter augmenter, int[] order, float rate) {
    int batch = settings.batch().patterns();
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      augmenter.take(order[i]);
      if (batch == 1) {
        sum += descent.step(augmenter.inputs(), augmenter.target(), rate);
      } else {
        sum += descent.add(augmenter.inputs(), augmenter.target());
        if ((i + 1) % batch == 0 || i + 1 == order.length) {
          descent.step(rate);
        }
      }
    }
    return sum / order.length;
  }

  private static double error(FloatNetwork network, Patterns patterns) {
    Backpropagation backpropagation = new Backpropagation(network);
    float[] inputs = new float[patterns.inputs()];
    double sum = 0;
    for (int frame = 0; frame < patterns.size(); frame++) {
      patterns.inputs(frame, inputs);
      sum += backpropagation.error(inputs, patterns.target(frame));
    }
    return sum / patterns.size();
  }
}
