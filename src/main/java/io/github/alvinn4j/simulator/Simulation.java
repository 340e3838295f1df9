package io.github.alvinn4j.simulator;

import io.github.alvinn4j.hardware.PulseOutputs;
import io.github.alvinn4j.hardware.VehicleProfile;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A car on a track, ready to be driven: give it pulses, read its camera.
///
/// One seed, one sequence of pulses, one sequence of pixels, on every machine.
public final class Simulation implements AutoCloseable {
  private final World world;
  private final RoadTexture texture;
  private final GroundCamera lens;
  private final SimulatedCamera camera;
  private final ExpertDriver expert;

  /// Paints the road and puts the car on it.
  ///
  /// @param random seeds the look of the road and the disturbance; two numbers are taken from it
  /// @param outputs the pulses that the car hears
  public Simulation(
      VehicleProfile profile,
      Scenario scenario,
      RandomGenerator random,
      Pacing pacing,
      PulseOutputs outputs) {
    long paintSeed = random.nextLong();
    long disturbanceSeed = random.nextLong();
    Track track = scenario.track();
    double middleMeters = profile.geometry().wheelbaseMeters() / 2;
    double cruise =
        profile.limits().cruiseThrottle() * profile.geometry().maxSpeedMetersPerSecond();
    var vehicle = new SimulatedVehicle(profile, outputs);
    place(vehicle, track, scenario.start(), middleMeters);
    var referee = new Referee(track, vehicle, middleMeters, cruise);
    referee.start(scenario.start().arcMeters());
    var disturbance =
        new Disturbance(
            scenario.disturbance(),
            profile.geometry().maxSteeringRadians(),
            middleMeters,
            new SplittableRandom(disturbanceSeed));
    this.expert = new ExpertDriver(profile, vehicle, track, scenario.laneMeters());
    expert.decide(scenario.start().arcMeters());
    this.world = new World(track, vehicle, disturbance, referee, expert, middleMeters);
    this.texture = new RoadTexture(track, scenario.style(), new SplittableRandom(paintSeed));
    this.lens = new GroundCamera(profile.camera(), texture, scenario.style());
    this.camera = new SimulatedCamera(profile.camera(), world, lens, pacing, scenario.goal());
  }

  private static void place(
      SimulatedVehicle vehicle, Track track, StartPosition start, double middleMeters) {
    var position = new TrackPosition();
    track.at(start.arcMeters(), position);
    double heading = position.headingRadians() - start.turnedRightRadians();
    vehicle.placeAt(
        track.xMeters(start.arcMeters(), start.lateralMeters())
            - middleMeters * StrictMath.cos(heading),
        track.yMeters(start.arcMeters(), start.lateralMeters())
            - middleMeters * StrictMath.sin(heading),
        heading,
        start.speedMetersPerSecond());
  }

  /// The car's camera, which also makes the world go on.
  public SimulatedCamera camera() {
    return camera;
  }

  /// A driver that knows the way.
  public ExpertDriver expert() {
    return expert;
  }

  /// Who counts laps and interventions.
  public Referee referee() {
    return world.referee();
  }

  /// What the car does now; safe from any thread.
  public VehicleState vehicle() {
    return world.vehicle().state();
  }

  /// Frees the pictures; the camera must not be read afterwards.
  @Override
  public void close() {
    camera.close();
    lens.close();
    texture.close();
  }
}
