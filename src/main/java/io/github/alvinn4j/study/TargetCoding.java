package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.steering.Hill;
import io.github.alvinn4j.steering.SteeringAxis;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What the output units are taught to say for a steering.
enum TargetCoding {
  /// One linear unit says the steering itself.
  SINGLE,
  /// The unit nearest to the steering says 1, all others 0.
  ONE_OF_N,
  /// A hill of activation stands around the steering.
  HILL;

  String title() {
    return switch (this) {
      case SINGLE -> "single unit";
      case ONE_OF_N -> "1-of-N";
      case HILL -> "hill";
    };
  }

  FloatNetwork start(int inputs, int hidden, RandomGenerator random) {
    return this == SINGLE
        ? FloatNetwork.single(inputs, hidden, random)
        : FloatNetwork.hill(inputs, hidden, Teaching.OUTPUTS, random);
  }

  /// A rate at which plain descent learns this coding well; a linear output needs smaller steps, as
  /// no sigmoid flattens them.
  float rate() {
    return this == SINGLE ? 0.01f : 0.07f;
  }

  /// Writes the target.
  ///
  /// @param target (outputs), overwritten
  void encode(float steering, float[] target) {
    SteeringAxis axis = new SteeringAxis(Math.max(2, target.length));
    switch (this) {
      case SINGLE -> target[0] = steering;
      case ONE_OF_N -> {
        Arrays.fill(target, 0);
        target[(int) Math.round(axis.position(steering))] = 1;
      }
      case HILL -> Hill.encode(axis.position(steering), target);
    }
  }
}
