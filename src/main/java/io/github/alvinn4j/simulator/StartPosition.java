package io.github.alvinn4j.simulator;

/// Where and how a run begins.
///
/// @param arcMeters along the centre line
/// @param lateralMeters from the centre line, + right
/// @param turnedRightRadians away from the direction of the road, + right
/// @param speedMetersPerSecond at once
public record StartPosition(
    double arcMeters,
    double lateralMeters,
    double turnedRightRadians,
    double speedMetersPerSecond) {

  /// Standing on the centre line at its first point, looking along it.
  public static StartPosition standing() {
    return new StartPosition(0, 0, 0, 0);
  }
}
