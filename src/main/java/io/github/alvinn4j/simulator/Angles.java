package io.github.alvinn4j.simulator;

/// Directions on a circle.
final class Angles {
  private static final double TURN_RADIANS = 2 * Math.PI;

  private Angles() {}

  /// The same direction within -pi..pi.
  static double wrapped(double radians) {
    return radians - TURN_RADIANS * Math.rint(radians / TURN_RADIANS);
  }
}
