package io.github.alvinn4j.simulator;

/// One surveyed place on a ring: the centre of the road and how far its borders are.
///
/// @param xMeters of the centre, to the right
/// @param yMeters of the centre, upwards
/// @param leftMeters from the centre to the border on the left in driving direction
/// @param rightMeters from the centre to the border on the right
record TrackPoint(double xMeters, double yMeters, double leftMeters, double rightMeters) {

  double distanceTo(TrackPoint other) {
    return distance(xMeters, yMeters, other.xMeters, other.yMeters);
  }

  static double distance(double x0, double y0, double x1, double y1) {
    return StrictMath.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  }
}
