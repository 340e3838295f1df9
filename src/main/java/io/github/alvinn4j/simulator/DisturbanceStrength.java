package io.github.alvinn4j.simulator;

/// How roughly an invisible hand treats the car.
///
/// @param gustShare largest pull on the wheels as a share of full lock, 0..1
/// @param secondsBetweenDisplacements on average; 0 for none
/// @param lateralShare largest displacement as a share of the half width, 0..0.9
/// @param headingRadians largest turn of a displacement, 0..1
public record DisturbanceStrength(
    double gustShare,
    double secondsBetweenDisplacements,
    double lateralShare,
    double headingRadians) {

  /// Checks the ranges.
  public DisturbanceStrength {
    check("gustShare", gustShare, 1);
    check("secondsBetweenDisplacements", secondsBetweenDisplacements, 3600);
    check("lateralShare", lateralShare, 0.9);
    check("headingRadians", headingRadians, 1);
  }

  private static void check(String name, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException("%s = %s, expected 0..%s".formatted(name, value, max));
    }
  }

  /// A calm day.
  public static DisturbanceStrength none() {
    return new DisturbanceStrength(0, 0, 0, 0);
  }

  /// For demonstrations with recoveries: offsets to two thirds of the half width, turns to 20
  /// degrees.
  public static DisturbanceStrength demonstration() {
    return new DisturbanceStrength(0.2, 2, 0.67, 0.35);
  }
}
