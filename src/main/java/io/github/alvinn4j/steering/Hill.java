package io.github.alvinn4j.steering;

/// The hill of activation that says a direction: `exp(-d^2 / 10)` at distance `d` units from it.
///
/// Source: Pomerleau's target from 1991 on, as quoted in lecture notes on the thesis; the 10 was
/// found by experiment there. Its standard deviation is `sqrt(5)` = 2.236 units.
public final class Hill {
  private static final double WIDTH = 10;

  private Hill() {}

  /// The height of the hill at a distance from its top.
  ///
  /// @param distanceUnits in output units, either sign
  /// @return 0..1
  public static double height(double distanceUnits) {
    return StrictMath.exp(-distanceUnits * distanceUnits / WIDTH);
  }

  /// Writes the target for a position into the output units.
  ///
  /// @param position real-valued, 0 .. units-1: the label is interpolated, never snapped to a unit
  /// @param target (units), overwritten, each 0..1
  public static void encode(double position, float[] target) {
    for (int unit = 0; unit < target.length; unit++) {
      target[unit] = (float) height(unit - position);
    }
  }
}
