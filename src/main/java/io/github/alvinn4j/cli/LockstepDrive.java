package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.DriveLoop;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveRun;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.simulator.Lockstep;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.RunGoal;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.SimulatedCamera;
import io.github.alvinn4j.simulator.StartPosition;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.time.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// One simulated drive as fast as the machine computes, the same every time.
final class LockstepDrive {
  private LockstepDrive() {}

  /// Drives laps from a place that the seed chooses.
  ///
  /// @return what the referee saw
  static RefereeReport laps(
      VehicleProfile profile,
      Models models,
      DriveSettings.Goal goal,
      Track track,
      int laps,
      long seed,
      List<DriveObserver> observers) {
    SplittableRandom random = new SplittableRandom(seed);
    StartPosition start = new StartPosition(random.nextDouble() * track.lengthMeters(), 0, 0, 0);
    Scenario scenario = Scenario.on(track).with(start).with(new RunGoal.Laps(laps));
    return run(profile, models, goal, scenario, random.nextLong(), observers);
  }

  /// Drives a scenario to its end with one model.
  static RefereeReport run(
      VehicleProfile profile,
      Path modelFile,
      Model model,
      DriveSettings.Goal goal,
      Scenario scenario,
      long seed,
      List<DriveObserver> observers) {
    return run(profile, Models.of(modelFile, model), goal, scenario, seed, observers);
  }

  /// Drives a scenario to its end.
  static RefereeReport run(
      VehicleProfile profile,
      Models models,
      DriveSettings.Goal goal,
      Scenario scenario,
      long seed,
      List<DriveObserver> observers) {
    return run(profile, models, goal, scenario, seed, observers, _ -> {});
  }

  /// Drives a scenario to its end, seen frame by frame.
  ///
  /// @param eachFrame told what the referee sees at each frame
  static RefereeReport run(
      VehicleProfile profile,
      Models models,
      DriveSettings.Goal goal,
      Scenario scenario,
      long seed,
      List<DriveObserver> observers,
      Consumer<RefereeReport> eachFrame) {
    ManualClock clock = new ManualClock();
    try (SimulatedCar car =
            SimulatedCar.assemble(profile, scenario, seed, clock, new Lockstep(clock));
        Frame frame = frameFor(car.simulation().camera());
        Pilot pilot =
            Assembly.pilot(
                models,
                Assembly.lane(models, profile, frame.width(), frame.height()),
                frame.width(),
                frame.height())) {
      List<DriveObserver> all = new ArrayList<>(observers);
      all.add(_ -> eachFrame.accept(car.simulation().referee().report()));
      DriveLoop loop =
          Assembly.loop(
              Assembly.settings(profile, goal),
              clock,
              pilot,
              car.simulation().expert(),
              car.actuator(),
              frame,
              all);
      loop.arm();
      new DriveRun(car.simulation().camera(), loop, true).lockstep(frame);
      return car.simulation().referee().report();
    }
  }

  private static Frame frameFor(SimulatedCamera camera) {
    return new Frame(camera.width(), camera.height());
  }
}
