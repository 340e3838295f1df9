package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.simulator.DisturbanceStrength;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.RunGoal;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.StartPosition;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.training.OnTheFlyLearner;
import io.github.alvinn4j.training.OnTheFlySettings;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A network that knows nothing watches the simulator's expert for a while, then drives alone.
///
/// The expert is not disturbed and shows the middle of the road only. In lockstep: after each frame
/// the learner takes a fixed number of steps, however fast the machine is.
///
/// @param settings of the learner
/// @param hiddenUnits 1..4096
/// @param outputUnits 2..512
/// @param stepsPerFrame of learning
/// @param remembers whether patterns of earlier frames are learned again, as they always should be
record Lecture(
    OnTheFlySettings settings,
    int hiddenUnits,
    int outputUnits,
    int stepsPerFrame,
    boolean remembers) {
  /// 200 steps a frame are some 1 ms of a desktop's core and 9 ms of a Raspberry Pi 4's, of the 50
  /// ms between two frames.
  static final Lecture STANDARD = new Lecture(OnTheFlySettings.STANDARD, 8, 30, 200, true);

  private static final Path NOWHERE = Path.of("learned on the fly");
  private static final float Q15_ONE = 32767f;

  /// Teaches, then drives.
  ///
  /// @param seconds of teaching, simulated
  /// @param laps driven alone
  /// @param seed of the road's look, both starting places and the learner
  RefereeReport run(VehicleProfile profile, Track track, double seconds, int laps, long seed) {
    return run(profile, track, seconds, laps, seed, DisturbanceStrength.none(), _ -> {});
  }

  /// The same, seen frame by frame.
  ///
  /// @param disturbance what pulls at the car that drives alone
  /// @param eachFrame told what the referee sees at each frame that is driven alone
  RefereeReport run(
      VehicleProfile profile,
      Track track,
      double seconds,
      int laps,
      long seed,
      DisturbanceStrength disturbance,
      Consumer<RefereeReport> eachFrame) {
    SplittableRandom random = new SplittableRandom(seed);
    long roadSeed = random.nextLong();
    StartPosition taught = start(track, random);
    StartPosition alone = start(track, random);
    FloatNetwork network = taught(profile, track, taught, seconds, roadSeed, random);
    return LockstepDrive.run(
        profile,
        Models.of(NOWHERE, model(network)),
        DriveSettings.Goal.AUTO,
        Scenario.on(track).with(alone).with(disturbance).with(new RunGoal.Laps(laps)),
        roadSeed,
        List.of(),
        eachFrame);
  }

  private static StartPosition start(Track track, SplittableRandom random) {
    return new StartPosition(random.nextDouble() * track.lengthMeters(), 0, 0, 0);
  }

  private FloatNetwork taught(
      VehicleProfile profile,
      Track track,
      StartPosition start,
      double seconds,
      long roadSeed,
      SplittableRandom random) {
    RetinaSettings retina = RetinaSettings.STANDARD;
    FloatNetwork nothing =
        FloatNetwork.hill(retina.pixels(), hiddenUnits, outputUnits, random.split());
    OnTheFlyLearner learner = OnTheFly.learner(profile, retina, settings, nothing, random.split());
    LockstepDrive.run(
        profile,
        NOWHERE,
        model(nothing),
        DriveSettings.Goal.MANUAL,
        Scenario.on(track).with(start).with(new RunGoal.Seconds(seconds)),
        roadSeed,
        List.of(watching(learner)));
    return learner.network();
  }

  private DriveObserver watching(OnTheFlyLearner learner) {
    return (Tick tick) -> {
      if (tick.state().armed() && tick.fresh()) {
        if (!remembers) {
          learner.buffer().clear();
        }
        learner.see(tick.retina(), tick.driver().steeringQ15() / Q15_ONE);
        learner.learn(stepsPerFrame);
      }
    };
  }

  private static Model model(FloatNetwork network) {
    return new Model(network, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
  }
}
