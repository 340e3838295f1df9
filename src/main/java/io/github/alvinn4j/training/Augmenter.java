package io.github.alvinn4j.training;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Varies one pattern after another as an [Augmentation] says. Draws nothing where it varies
/// nothing. Used by one thread.
final class Augmenter {
  private final Augmentation augmentation;
  private final Patterns patterns;
  private final RandomGenerator random;
  private final float[] inputs;
  private final float[] shiftedTarget;
  private float[] target;

  /// Prepares for the patterns of one training.
  ///
  /// @param outputs number of output units
  /// @throws IllegalArgumentException if a shift would leave nothing of a frame
  Augmenter(Augmentation augmentation, Patterns patterns, int outputs, RandomGenerator random) {
    int shift = augmentation.shiftColumns();
    Expect.that(
        "shift_columns", shift, shift < patterns.columns(), "0.." + (patterns.columns() - 1));
    this.augmentation = augmentation;
    this.patterns = patterns;
    this.random = random;
    this.inputs = new float[patterns.inputs()];
    this.shiftedTarget = new float[outputs];
    this.target = shiftedTarget;
  }

  /// Takes up the next pattern; afterwards [#inputs] and [#target] are its own.
  void take(int frame) {
    patterns.inputs(frame, inputs);
    target = patterns.target(frame);
    int reach = augmentation.shiftColumns();
    int shift = reach == 0 ? 0 : random.nextInt(-reach, reach + 1);
    if (shift != 0) {
      shift(inputs, patterns.columns(), shift);
      float steering = patterns.steering(frame) + shift * augmentation.steeringPerColumn();
      target = shiftedTarget;
      Patterns.encode(Math.clamp(steering, -1f, 1f), target);
    }
    if (augmentation.silentInputs() > 0) {
      silence();
    }
  }

  /// Shifts every row to the right, to the left if `shift` is negative.
  static void shift(float[] pixels, int columns, int shift) {
    int kept = columns - Math.abs(shift);
    for (int row = 0; row < pixels.length; row += columns) {
      if (shift > 0) {
        System.arraycopy(pixels, row, pixels, row + shift, kept);
        Arrays.fill(pixels, row, row + shift, pixels[row]);
      } else {
        System.arraycopy(pixels, row - shift, pixels, row, kept);
        Arrays.fill(pixels, row + kept, row + columns, pixels[row + columns - 1]);
      }
    }
  }

  private void silence() {
    float silent = augmentation.silentInputs();
    float strength = 1 / (1 - silent);
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextFloat() < silent ? 0 : inputs[i] * strength;
    }
  }

  /// What is seen, valid until the next pattern.
  float[] inputs() {
    return inputs;
  }

  /// What is to be said, valid until the next pattern.
  float[] target() {
    return target;
  }
}
