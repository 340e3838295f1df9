package io.github.alvinn4j.simulator;

import java.util.random.RandomGenerator;

/// Pulls at the wheels and moves the car, so that a demonstration also shows how to come back.
///
/// Acts between servo and wheels, where neither a driver nor a recording sees it: the label of
/// every frame stays what the expert wants.
final class Disturbance {
  private static final double GUST_SECONDS = 0.6;
  private static final double SHORTEST_PAUSE_SHARE = 0.5; // of the mean pause, up to 1.5 times

  /// A car displaced outwards drives on for about this long before it comes back.
  private static final double REACTION_METERS = 0.35;

  /// No displacement may lead farther out than this share of the half width.
  private static final double SAFE_SHARE = 0.85;

  private static final int ATTEMPTS = 50;

  private final DisturbanceStrength strength;
  private final double maxSteeringRadians;
  private final double middleMeters;
  private final RandomGenerator random;
  private double gustFrom;
  private double gustTo;
  private double gustAgeSeconds;
  private double pauseSeconds;

  Disturbance(
      DisturbanceStrength strength,
      double maxSteeringRadians,
      double middleMeters,
      RandomGenerator random) {
    this.strength = strength;
    this.maxSteeringRadians = maxSteeringRadians;
    this.middleMeters = middleMeters;
    this.random = random;
    this.gustTo = signed(strength.gustShare());
    this.pauseSeconds = nextPause();
  }

  /// The pull on the wheels for the next step of the physics, + right.
  double gustRadians() {
    gustAgeSeconds += SimulatedVehicle.STEP_SECONDS;
    if (gustAgeSeconds >= GUST_SECONDS) {
      gustAgeSeconds -= GUST_SECONDS;
      gustFrom = gustTo;
      gustTo = signed(strength.gustShare());
    }
    double t = gustAgeSeconds / GUST_SECONDS;
    return (gustFrom + (gustTo - gustFrom) * t * t * (3 - 2 * t)) * maxSteeringRadians;
  }

  /// Moves the car now and then to another place across the road, turned.
  ///
  /// @param position of the car's middle, not modified
  /// @return whether the car was moved
  boolean displace(SimulatedVehicle vehicle, Track track, TrackPosition position) {
    if (strength.secondsBetweenDisplacements() == 0) {
      return false;
    }
    pauseSeconds -= SimulatedVehicle.STEP_SECONDS;
    if (pauseSeconds > 0) {
      return false;
    }
    pauseSeconds = nextPause();
    double halfWidth = Math.min(position.leftMeters(), position.rightMeters());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double lateral = signed(strength.lateralShare()) * halfWidth;
      double turnRight = signed(strength.headingRadians());
      double outmost = lateral + REACTION_METERS * StrictMath.sin(turnRight);
      if (Math.abs(outmost) < SAFE_SHARE * halfWidth) {
        double arc = position.arcMeters();
        double heading = position.headingRadians() - turnRight;
        vehicle.displaceTo(
            track.xMeters(arc, lateral) - middleMeters * StrictMath.cos(heading),
            track.yMeters(arc, lateral) - middleMeters * StrictMath.sin(heading),
            heading);
        return true;
      }
    }
    return false;
  }

  private double nextPause() {
    double mean = strength.secondsBetweenDisplacements();
    return mean * (SHORTEST_PAUSE_SHARE + random.nextDouble());
  }

  private double signed(double max) {
    return max * (2 * random.nextDouble() - 1);
  }
}
