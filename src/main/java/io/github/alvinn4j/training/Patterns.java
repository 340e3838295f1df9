package io.github.alvinn4j.training;

import io.github.alvinn4j.steering.Hill;
import io.github.alvinn4j.steering.SteeringAxis;

/// The frames of a set with their labels in the form of the output units.
///
/// Targets are computed once: thirty exponentials cost as much as a third of a learning step.
final class Patterns {
  private final TrainingSet set;
  private final float[][] targets; // (frames, output units)

  /// Encodes all labels.
  ///
  /// @param outputs 1: the target is the steering itself; more: a hill at the steering
  Patterns(TrainingSet set, int outputs) {
    this.set = set;
    this.targets = new float[set.size()][outputs];
    for (int frame = 0; frame < targets.length; frame++) {
      encode(set.steering(frame), targets[frame]);
    }
  }

  /// Writes a steering as the output units are to say it.
  static void encode(float steering, float[] target) {
    if (target.length == 1) {
      target[0] = steering;
    } else {
      Hill.encode(new SteeringAxis(target.length).position(steering), target);
    }
  }

  void inputs(int frame, float[] inputs) {
    set.inputs(frame, inputs);
  }

  /// Number of inputs.
  int inputs() {
    return set.pixels();
  }

  /// The steering of one frame.
  float steering(int frame) {
    return set.steering(frame);
  }

  /// Number of columns of a frame.
  int columns() {
    return set.columns();
  }

  float[] target(int frame) {
    return targets[frame];
  }

  int size() {
    return targets.length;
  }
}
