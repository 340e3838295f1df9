package io.github.alvinn4j.training;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.ShiftedView;
import java.util.random.RandomGenerator;

/// Learns to drive while somebody drives, as ALVINN did.
///
/// Every frame is remembered as it is and as it would look from shifted and rotated cars, each with
/// the steering that brings such a car back (a good driver never shows how); learning takes single
/// steps on patterns drawn from a [PatternBuffer]. The same start, frames, numbers of steps and
/// generator give the same bits on every machine. Allocates nothing after the constructor but in
/// [#restart]. Used by one thread.
public final class OnTheFlyLearner {
  /// Share of the newest pattern in the running means of errors: they look back some 2 s.
  private static final double NEWEST = 0.025;

  private final OnTheFlySettings settings;
  private final ViewBank views;
  private final PurePursuit labels;
  private final RandomGenerator random;
  private final PatternBuffer buffer;
  private final int[][] waiting; // (lag + 1, pixels) pictures whose steering is still to come
  private final int[] shifted; // (pixels)
  private final float[] inputs; // (pixels)
  private final float[] target; // (output units)
  private FloatNetwork network;
  private Backpropagation backpropagation;
  private Descent descent;
  private long seen; // frames
  private float rateShare = 1;
  private double loss = Double.NaN;
  private double newestError = Double.NaN;

  /// Makes a learner that has seen nothing.
  ///
  /// @param start where learning begins, not modified
  /// @param views that every frame is learned with
  /// @param labels of the views
  /// @param random draws views, patterns and places in the buffer
  /// @throws IllegalArgumentException if a view of the settings' range has a label that the car
  ///   cannot drive
  public OnTheFlyLearner(
      FloatNetwork start,
      OnTheFlySettings settings,
      ViewBank views,
      PurePursuit labels,
      RandomGenerator random) {
    labels.requireDrivable(settings.maxShiftMeters(), settings.maxRotationRadians());
    this.settings = settings;
    this.views = views;
    this.labels = labels;
    this.random = random;
    this.network = start.copy();
    this.backpropagation = new Backpropagation(network);
    this.descent = Descent.sgd(network, settings.momentum());
    this.buffer =
        new PatternBuffer(
            settings.bufferPatterns(),
            start.inputs(),
            start.outputs(),
            settings.randomShare(),
            random);
    this.waiting = new int[settings.lagFrames() + 1][start.inputs()];
    this.shifted = new int[start.inputs()];
    this.inputs = new float[start.inputs()];
    this.target = new float[start.outputs()];
  }

  /// Sees a frame, and how somebody steers there.
  ///
  /// @param retina not modified
  /// @param steering of the driver, -1 (left) .. +1 (right)
  public void see(Retina retina, float steering) {
    see(retina, steering, 1);
  }

  /// Sees a frame that matters more than others, such as one of a correction.
  ///
  /// @param retina not modified
  /// @param steering of the driver, -1 (left) .. +1 (right)
  /// @param weight how many times the frame and a draw of its views are remembered, 1 or more
  /// @throws IllegalArgumentException if the retina does not fit or the steering is beyond -1..1
  public void see(Retina retina, float steering, int weight) {
    int[] now = retina.pixels();
    if (now.length != inputs.length) {
      throw new IllegalArgumentException(
          "retina of %d pixels, expected %d".formatted(now.length, inputs.length));
    }
    if (!(steering >= -1 && steering <= 1)) {
      throw new IllegalArgumentException("steering = %s, expected -1..1".formatted(steering));
    }
    System.arraycopy(now, 0, waiting[(int) (seen % waiting.length)], 0, now.length);
    seen++;
    if (seen >= waiting.length) {
      int[] picture = waiting[(int) (seen % waiting.length)];
      examine(picture, steering);
      for (int i = 0; i < weight; i++) {
        remember(picture, steering);
      }
    }
  }

  // What the network makes of a frame before it has learned it.
  private void examine(int[] picture, float steering) {
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (picture[i] - 128) / 128f;
    }
    PatternBuffer.encode(steering, target);
    newestError = mean(newestError, backpropagation.error(inputs, target));
  }

  private static double mean(double before, double newest) {
    return Double.isNaN(before) ? newest : before + NEWEST * (newest - before);
  }

  private void remember(int[] picture, float steering) {
    buffer.add(picture, steering);
    for (int strip = 0; strip < views.viewsPerFrame(); strip++) {
      ShiftedView view = views.draw(strip, random);
      view.apply(picture, shifted);
      buffer.add(shifted, labels.steering(steering, view.shiftMeters(), view.rotationRadians()));
    }
  }

  /// Forgets the pictures that wait for their steering: the drive was interrupted.
  public void interrupted() {
    seen = 0;
  }

  /// Takes so many steps of stochastic gradient descent; none while nothing is remembered.
  public void learn(int steps) {
    if (buffer.size() == 0) {
      return;
    }
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      int place = random.nextInt(buffer.size());
      buffer.inputs(place, inputs);
      sum += descent.step(inputs, buffer.target(place), rateShare * settings.learningRate());
    }
    loss = steps > 0 ? sum / steps : loss;
  }

  /// Goes on from another network, without momentum; what is remembered stays.
  ///
  /// @param start not modified
  public void restart(FloatNetwork start) {
    network = start.copy();
    backpropagation = new Backpropagation(network);
    descent = Descent.sgd(network, settings.momentum());
    loss = Double.NaN;
    newestError = Double.NaN;
  }

  /// Learns more carefully from here on.
  ///
  /// @param share of the settings' learning rate, above 0
  public void slowDown(float share) {
    rateShare = share;
  }

  /// The network that learns: the learner's own, changed by every [#learn].
  public FloatNetwork network() {
    return network;
  }

  /// What is remembered.
  public PatternBuffer buffer() {
    return buffer;
  }

  /// Mean error `E = 1/2 sum_k (y_k - o_k)^2` of the last [#learn]'s steps, each before its step;
  /// not a number before the first.
  public double loss() {
    return loss;
  }

  /// Running mean of the error of frames before they are learned, over some 40 frames; not a number
  /// before the first.
  public double newestError() {
    return newestError;
  }
}
