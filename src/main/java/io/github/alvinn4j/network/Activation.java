package io.github.alvinn4j.network;

/// What a unit makes of its weighted sum `z`.
public enum Activation {
  /// `1 / (1 + exp(-z))`, 0..1.
  SIGMOID,

  /// `z` itself: the single output unit of Cybenko's form, and linear regression.
  LINEAR;

  /// The activation in double precision; StrictMath, so that learning gives the same bits anywhere.
  public double of(double z) {
    return switch (this) {
      case SIGMOID -> 1.0 / (1.0 + StrictMath.exp(-z));
      case LINEAR -> z;
    };
  }

  /// The slope at the point where the activation is `value`: `o (1 - o)` for a sigmoid, 1 for a
  /// linear unit.
  public float slope(float value) {
    return switch (this) {
      case SIGMOID -> value * (1 - value);
      case LINEAR -> 1;
    };
  }
}
