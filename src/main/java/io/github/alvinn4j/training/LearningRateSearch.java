package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Finds a learning rate by trying all of them in one short run (Smith 2017, range test).
///
/// The rate grows by the same factor from step to step. While it is too small the error stands
/// still, then it falls, then the steps are too big and it rises again. What is suggested is a
/// tenth of the rate at the lowest smoothed error: with the lowest itself the next step already
/// goes up, and the decade below still learns fast. The same bits for the same seed. Used by one
/// thread.
public final class LearningRateSearch {
  private static final double SMOOTHING = 0.98; // of the running mean of the error
  private static final double DIVERGED = 4; // times the lowest smoothed error
  private static final double SAFETY = 10;

  private final TrainingSettings settings;
  private final float lowest;
  private final float highest;
  private final int steps;

  /// Makes a search.
  ///
  /// @param settings all but the rate and its schedule are used
  /// @param lowest the first rate, above 0
  /// @param highest the last rate, above `lowest` .. 10
  /// @param steps from the first to the last, 2 or more; each is a batch
  /// @throws IllegalArgumentException naming the value and the expectation
  public LearningRateSearch(TrainingSettings settings, float lowest, float highest, int steps) {
    Expect.that("lowest_rate", lowest, lowest > 0 && lowest < 10, "above 0..below 10");
    Expect.that(
        "highest_rate", highest, highest > lowest && highest <= 10, "above " + lowest + "..10");
    Expect.that("steps", steps, steps >= 2, "2 or more");
    this.settings = settings;
    this.lowest = lowest;
    this.highest = highest;
    this.steps = steps;
  }

  /// One step of the search.
  ///
  /// @param rate the step was taken with
  /// @param error mean E of the batch before the step
  /// @param smoothedError its running mean
  public record Point(float rate, double error, double smoothedError) {}

  /// What was seen and what follows from it.
  ///
  /// @param points in the order of the rates; they end where learning diverged
  /// @param lowestRate where the smoothed error was lowest
  /// @param suggestedRate a tenth of it
  public record Found(List<Point> points, float lowestRate, float suggestedRate) {
    /// Makes the points its own.
    public Found {
      points = List.copyOf(points);
    }
  }

  /// Runs the search.
  ///
  /// @param start where learning begins, not modified
  /// @param set consecutive frames, not modified; only the training part is used
  /// @throws IllegalArgumentException if the frames do not fit the network or are too few
  public Found search(FloatNetwork start, TrainingSet set, RandomGenerator random) {
    Patterns patterns = Parts.of(settings, set, start).learned();
    Descent descent =
        new Descent(start.copy(), settings.optimiser(), settings.regularisation(), random);
    Deck deck = new Deck(patterns.size(), random);
    float[] inputs = new float[patterns.inputs()];
    int batch = Math.min(settings.batch().patterns(), patterns.size());
    List<Point> points = new ArrayList<>();
    double mean = 0;
    double weight = 0;
    double best = Double.POSITIVE_INFINITY;
    float bestRate = lowest;
    for (int step = 0; step < steps; step++) {
      float rate = rate(step);
      double error = 0;
      for (int i = 0; i < batch; i++) {
        int frame = deck.next();
        patterns.inputs(frame, inputs);
        error += descent.add(inputs, patterns.target(frame)) / batch;
      }
      descent.step(rate);
      mean = SMOOTHING * mean + (1 - SMOOTHING) * error;
      weight = SMOOTHING * weight + (1 - SMOOTHING); // a mean that begins at 0 is too small
      double smoothed = mean / weight;
      if (!Double.isFinite(smoothed) || (step > steps / 10 && smoothed > DIVERGED * best)) {
        break;
      }
      points.add(new Point(rate, error, smoothed));
      // The first few errors say more of their frames than of the rate.
      if (step >= steps / 10 && smoothed < best) {
        best = smoothed;
        bestRate = rate;
      }
    }
    return new Found(points, bestRate, (float) (bestRate / SAFETY));
  }

  private float rate(int step) {
    double share = (double) step / (steps - 1);
    return (float) (lowest * StrictMath.pow((double) highest / lowest, share));
  }

  /// The frames in a new order again and again.
  private static final class Deck {
    private final int[] order;
    private final RandomGenerator random;
    private int next;

    Deck(int size, RandomGenerator random) {
      this.order = Shuffle.inOrder(size);
      this.random = random;
      this.next = size;
    }

    int next() {
      if (next == order.length) {
        Shuffle.shuffle(order, random);
        next = 0;
      }
      return order[next++];
    }
  }
}
