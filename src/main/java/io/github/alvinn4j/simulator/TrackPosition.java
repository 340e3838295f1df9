package io.github.alvinn4j.simulator;

/// Where something is relative to the centre line of a [Track].
///
/// Mutable and reused: overwritten by [Track#project] and [Track#at].
public final class TrackPosition {
  private double arcMeters;
  private double lateralMeters;
  private double headingRadians;
  private double curvaturePerMeter;
  private double leftMeters;
  private double rightMeters;

  void set(
      double arcMeters,
      double lateralMeters,
      double headingRadians,
      double curvaturePerMeter,
      double leftMeters,
      double rightMeters) {
    this.arcMeters = arcMeters;
    this.lateralMeters = lateralMeters;
    this.headingRadians = headingRadians;
    this.curvaturePerMeter = curvaturePerMeter;
    this.leftMeters = leftMeters;
    this.rightMeters = rightMeters;
  }

  /// Way along the centre line, 0 up to the length of the ring.
  public double arcMeters() {
    return arcMeters;
  }

  /// Distance from the centre line, + to the right in driving direction.
  public double lateralMeters() {
    return lateralMeters;
  }

  /// Direction of the centre line, counter-clockwise from x; may be off by whole turns.
  public double headingRadians() {
    return headingRadians;
  }

  /// Curvature of the centre line, + to the right.
  public double curvaturePerMeter() {
    return curvaturePerMeter;
  }

  /// From the centre line to the left border.
  public double leftMeters() {
    return leftMeters;
  }

  /// From the centre line to the right border.
  public double rightMeters() {
    return rightMeters;
  }

  /// From the centre line to the border on the side of this place.
  public double halfWidthMeters() {
    return lateralMeters >= 0 ? rightMeters : leftMeters;
  }

  /// The lateral offset as a share of the half width on that side: beyond +-1 is off the road.
  public double lateralShare() {
    return lateralMeters / halfWidthMeters();
  }
}
