package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.OutputCoding;
import java.util.random.RandomGenerator;

/// What is trained.
enum ModelKind {
  /// ALVINN's network: sigmoid hidden units and a hill of sigmoid output units.
  HILL,
  /// Sigmoid hidden units and one linear output unit (Cybenko's form).
  SINGLE,
  /// Linear regression by the same descent: the baseline.
  LINEAR;

  FloatNetwork start(int inputs, int hidden, int outputs, RandomGenerator random) {
    return switch (this) {
      case HILL -> FloatNetwork.hill(inputs, hidden, outputs, random);
      case SINGLE -> FloatNetwork.single(inputs, hidden, random);
      case LINEAR -> FloatNetwork.linear(inputs);
    };
  }

  OutputCoding coding() {
    return this == HILL ? OutputCoding.HILL : OutputCoding.SINGLE;
  }
}
