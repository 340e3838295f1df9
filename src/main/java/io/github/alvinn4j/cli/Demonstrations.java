package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.simulator.DisturbanceStrength;
import io.github.alvinn4j.simulator.RoadStyle;
import io.github.alvinn4j.simulator.RunGoal;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.StartPosition;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// What the simulator's expert shows: retinas, each with the steering it gave there.
///
/// An invisible hand pulls at the car all the time, because a good driver never shows how to
/// recover: without it a network learns the middle of the road only, and is lost beside it. The
/// label is always what the expert wanted, never what the hand did.
final class Demonstrations implements DriveObserver {
  /// Provenance key of the tracks a model has learned from.
  static final String TRACKS = "tracks";

  private static final float Q15_ONE = 32767f;

  private final TrainingSet set;

  private Demonstrations(RetinaSettings retina) {
    this.set = TrainingSet.of(retina);
  }

  /// Drives every track in both directions, round after round; the last rounds serve validation.
  ///
  /// @param rounds laps of each track in each direction
  /// @param bar shows how far it is
  static TrainingSet drive(
      VehicleProfile profile,
      RetinaSettings retina,
      List<Track> tracks,
      int rounds,
      long seed,
      ProgressBar bar) {
    SplittableRandom random = new SplittableRandom(seed);
    Demonstrations demonstrations = new Demonstrations(retina);
    Model nobody =
        new Model(
            FloatNetwork.hill(retina.pixels(), 1, 2, new SplittableRandom(0)),
            retina,
            OutputCoding.HILL,
            Map.of());
    for (int round = 0; round < rounds; round++) {
      bar.show((double) round / rounds, demonstrations.set.size() + " frames");
      for (Track track : tracks) {
        for (Track direction : List.of(track, track.reversed())) {
          LockstepDrive.run(
              profile,
              Path.of("untrained"),
              nobody,
              DriveSettings.Goal.MANUAL,
              scenario(direction, round, random),
              random.nextLong(),
              List.of(demonstrations));
        }
      }
    }
    return demonstrations.set;
  }

  // Every fourth round has another look, so that the network learns the road and not one lawn.
  private static Scenario scenario(Track track, int round, SplittableRandom random) {
    StartPosition start = new StartPosition(random.nextDouble() * track.lengthMeters(), 0, 0, 0);
    return Scenario.on(track)
        .with(start)
        .with(round % 4 == 3 ? RoadStyle.indoor() : RoadStyle.outdoor())
        .with(DisturbanceStrength.demonstration())
        .with(new RunGoal.Laps(1));
  }

  @Override
  public void onTick(Tick tick) {
    if (tick.state().armed()) {
      set.add(tick.retina(), tick.driver().steeringQ15() / Q15_ONE);
    }
  }

  /// The names of the tracks a model has learned from; empty if it has learned from drives.
  static Set<String> tracksOf(Model model) {
    String tracks = model.provenance().getOrDefault(TRACKS, "");
    return tracks.isEmpty() ? Set.of() : Set.of(tracks.split(",", -1));
  }
}
