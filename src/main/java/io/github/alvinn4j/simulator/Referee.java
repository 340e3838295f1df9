package io.github.alvinn4j.simulator;

/// Follows the car round the ring, counts, and puts it back when its middle leaves the road.
///
/// Advanced by the thread that reads the camera; [#report()] is safe from any.
public final class Referee {
  private final Track track;
  private final SimulatedVehicle vehicle;
  private final double middleMeters;
  private final double restartSpeed;
  private final TrackPosition position = new TrackPosition();
  private long steps;
  private long frames;
  private double progressMeters;
  private double farthestMeters;
  private double distanceMeters;
  private double squaredLateralSum;
  private double lateralMax;
  private double lateralSum;
  private int interventions;
  private volatile RefereeReport report = new RefereeReport(0, 0, 0, 0, 0, 0, 0, 0, 0);

  /// @param middleMeters from the rear axle to the car's middle
  /// @param restartSpeed in m/s at which a car that was put back goes on
  Referee(Track track, SimulatedVehicle vehicle, double middleMeters, double restartSpeed) {
    this.track = track;
    this.vehicle = vehicle;
    this.middleMeters = middleMeters;
    this.restartSpeed = restartSpeed;
  }

  /// What the run is worth up to the newest frame.
  public RefereeReport report() {
    return report;
  }

  /// Where the car's middle is on the track; overwritten by every step.
  TrackPosition position() {
    return position;
  }

  /// Takes the present place as the start.
  void start(double arcHintMeters) {
    locate(arcHintMeters);
  }

  /// Looks again after the car was moved by hand: neither progress nor distance.
  void lookAgain() {
    locate(position.arcMeters());
  }

  /// Follows one step of the physics.
  void step() {
    double before = position.arcMeters();
    locate(before);
    double ring = track.lengthMeters();
    double advance = position.arcMeters() - before;
    progressMeters += advance - ring * Math.rint(advance / ring);
    farthestMeters = Math.max(farthestMeters, progressMeters);
    distanceMeters +=
        Math.abs(vehicle.state().speedMetersPerSecond()) * SimulatedVehicle.STEP_SECONDS;
    steps++;
    if (Math.abs(position.lateralShare()) > 1) {
      interventions++;
      putBack();
    }
  }

  /// Takes the figures of a frame.
  void frame() {
    frames++;
    double lateral = position.lateralMeters();
    squaredLateralSum += lateral * lateral;
    lateralSum += lateral;
    lateralMax = Math.max(lateralMax, Math.abs(lateral));
    report =
        new RefereeReport(
            steps * SimulatedVehicle.STEP_SECONDS,
            (int) (farthestMeters / track.lengthMeters()),
            distanceMeters,
            progressMeters,
            lateral,
            StrictMath.sqrt(squaredLateralSum / frames),
            lateralMax,
            lateralSum / frames,
            interventions);
  }

  private void locate(double hintMeters) {
    VehicleState state = vehicle.state();
    track.project(state.xAhead(middleMeters), state.yAhead(middleMeters), hintMeters, position);
  }

  private void putBack() {
    double arc = position.arcMeters();
    double heading = position.headingRadians();
    vehicle.placeAt(
        track.xMeters(arc, 0) - middleMeters * StrictMath.cos(heading),
        track.yMeters(arc, 0) - middleMeters * StrictMath.sin(heading),
        heading,
        restartSpeed);
    locate(arc);
  }
}
