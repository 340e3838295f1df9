package io.github.alvinn4j.simulator;

/// Car, road, invisible hand, referee and expert, moved on together in steps of 5 ms.
final class World {
  /// A program that stood still for longer than this finds the car no farther away.
  private static final int MAX_MISSED_SECONDS = 1;

  private final Track track;
  private final SimulatedVehicle vehicle;
  private final Disturbance disturbance;
  private final Referee referee;
  private final ExpertDriver expert;
  private final double middleMeters;
  private long periods;
  private long steps;

  World(
      Track track,
      SimulatedVehicle vehicle,
      Disturbance disturbance,
      Referee referee,
      ExpertDriver expert,
      double middleMeters) {
    this.track = track;
    this.vehicle = vehicle;
    this.disturbance = disturbance;
    this.referee = referee;
    this.expert = expert;
    this.middleMeters = middleMeters;
  }

  SimulatedVehicle vehicle() {
    return vehicle;
  }

  Referee referee() {
    return referee;
  }

  /// From the rear axle to the middle of the car, where the lens is and what the referee follows.
  double middleMeters() {
    return middleMeters;
  }

  /// Lets so many frame periods pass and takes the figures of the frame at their end.
  void advance(int framePeriods, int rateHertz) {
    periods += Math.min(framePeriods, MAX_MISSED_SECONDS * rateHertz);
    long until = periods * SimulatedVehicle.STEPS_PER_SECOND / rateHertz;
    for (; steps < until; steps++) {
      vehicle.step(disturbance.gustRadians());
      referee.step();
      if (disturbance.displace(vehicle, track, referee.position())) {
        referee.lookAgain();
      }
    }
    referee.frame();
    expert.decide(referee.position().arcMeters());
  }
}
