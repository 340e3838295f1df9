package io.github.alvinn4j.simulator;

import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.DriveCommand;

/// A driver that knows the truth: pure pursuit of the centre line, or of a lane beside it.
///
/// It aims from where the car will be when its command begins to turn the wheels, since it knows
/// the dead time and what is under way to the servo. The arc through that place and a goal ahead on
/// the line has the curvature `2 sin(alpha) / distance`. The farther off it is, the farther ahead
/// lies the goal, so that it comes back at less than 45 degrees and keeps the road in sight.
/// Decides with every frame on the camera's thread; [#read] is safe from any.
public final class ExpertDriver implements DriverInput {
  private static final double LOOK_AHEAD_METERS = 0.2;
  private static final double LOOK_AHEAD_SECONDS = 0.22;
  private static final int Q15_ONE = 32767;

  private final SimulatedVehicle vehicle;
  private final Track track;
  private final double laneMeters;
  private final VehicleGeometry geometry;
  private final int throttleQ15;
  private final TrackPosition position = new TrackPosition();
  private volatile int steeringQ15;

  /// @param laneMeters offset of the wanted line from the centre line, + right
  ExpertDriver(VehicleProfile profile, SimulatedVehicle vehicle, Track track, double laneMeters) {
    this.vehicle = vehicle;
    this.track = track;
    this.laneMeters = laneMeters;
    this.geometry = profile.geometry();
    this.throttleQ15 = (int) Math.round(profile.limits().cruiseThrottle() * Q15_ONE);
  }

  @Override
  public boolean read(DriveCommand command) {
    command.set(steeringQ15, throttleQ15);
    return true;
  }

  /// Makes up its mind for the frame that is being taken.
  ///
  /// @param arcHintMeters where the car is along the centre line
  void decide(double arcHintMeters) {
    VehicleState later = vehicle.whenCommandArrives();
    track.project(later.xMeters(), later.yMeters(), arcHintMeters, position);
    double lookAhead =
        LOOK_AHEAD_METERS
            + LOOK_AHEAD_SECONDS * later.speedMetersPerSecond()
            + Math.abs(position.lateralMeters() - laneMeters);
    double goal = position.arcMeters() + lookAhead;
    double dx = track.xMeters(goal, laneMeters) - later.xMeters();
    double dy = track.yMeters(goal, laneMeters) - later.yMeters();
    double heading = later.headingRadians();
    double right = dx * StrictMath.sin(heading) - dy * StrictMath.cos(heading);
    double curvature = 2 * right / (dx * dx + dy * dy);
    double steering = geometry.steering(curvature);
    steeringQ15 = (int) Math.round(Math.clamp(steering, -1, 1) * Q15_ONE);
  }
}
