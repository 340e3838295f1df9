package io.github.alvinn4j.training;

import io.github.alvinn4j.steering.Hill;
import io.github.alvinn4j.steering.SteeringAxis;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The patterns that a learning driver remembers: so many, and on the whole straight ahead.
///
/// In a long bend the newest pictures all say the same, and a network that sees nothing else
/// forgets the rest. So a new pattern takes the place of the one whose leaving brings the mean
/// steering nearest to straight ahead. Some new patterns take any place instead: each pattern's
/// chance to leave with every new one is at least `randomShare / capacity`, so that a driver's
/// mistake is gone after `capacity / randomShare` patterns on average. Allocates nothing after the
/// constructor. Used by one thread.
public final class PatternBuffer {
  private final double randomShare;
  private final RandomGenerator random;
  private final byte[][] pixels; // (capacity, pixels), each pixel - 128
  private final float[][] targets; // (capacity, output units)
  private final float[] steering; // (capacity)
  private int size;
  private double sum; // of the steering

  /// Makes an empty buffer.
  ///
  /// @param capacity in patterns, 1 or more
  /// @param outputs 1: the target is the steering itself; more: a hill at the steering
  /// @param randomShare of new patterns that take any place, 0..1
  public PatternBuffer(
      int capacity, int pixels, int outputs, double randomShare, RandomGenerator random) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity = %d, expected 1 or more".formatted(capacity));
    }
    if (!(randomShare >= 0 && randomShare <= 1)) {
      throw new IllegalArgumentException("random share = %s, expected 0..1".formatted(randomShare));
    }
    this.randomShare = randomShare;
    this.random = random;
    this.pixels = new byte[capacity][pixels];
    this.targets = new float[capacity][outputs];
    this.steering = new float[capacity];
  }

  /// Remembers a pattern, in the place of another one if the buffer is full.
  ///
  /// @param retina (pixels) 0..255 each, not modified
  /// @param label normalised steering, -1..1
  /// @return the place it took, 0 .. capacity-1
  public int add(int[] retina, float label) {
    int place = size < steering.length ? size++ : leaving(label);
    sum += label - steering[place];
    steering[place] = label;
    byte[] to = pixels[place];
    for (int i = 0; i < to.length; i++) {
      to[i] = (byte) (retina[i] - 128);
    }
    encode(label, targets[place]);
    return place;
  }

  private int leaving(float label) {
    if (random.nextDouble() < randomShare) {
      return random.nextInt(size);
    }
    // A random first place, so that among equals nobody is favoured.
    int best = random.nextInt(size);
    double lowest = Math.abs(sum - steering[best] + label);
    for (int step = 1, place = best + 1; step < size; step++, place++) {
      if (place == size) {
        place = 0;
      }
      double left = Math.abs(sum - steering[place] + label);
      if (left < lowest) {
        lowest = left;
        best = place;
      }
    }
    return best;
  }

  static void encode(float label, float[] target) {
    if (target.length == 1) {
      target[0] = label;
    } else {
      Hill.encode(new SteeringAxis(target.length).position(label), target);
    }
  }

  /// Reads one pattern as the network's inputs.
  ///
  /// @param inputs (pixels), overwritten, -1 .. +0.9922
  void inputs(int place, float[] inputs) {
    byte[] from = pixels[place];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = from[i] * (1 / 128f);
    }
  }

  /// One pattern's target, (output units); not to be modified.
  float[] target(int place) {
    return targets[place];
  }

  /// Forgets everything.
  public void clear() {
    size = 0;
    sum = 0;
    Arrays.fill(steering, 0);
  }

  /// Number of patterns.
  public int size() {
    return size;
  }

  /// Mean steering of the patterns; 0 if there are none.
  public double meanSteering() {
    return size == 0 ? 0 : sum / size;
  }
}
