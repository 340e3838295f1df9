package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.study.DrivingData;
import io.github.alvinn4j.study.Material;
import io.github.alvinn4j.study.Place;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds and reads what studies work on.
final class StudyMaterial {
  /// ALVINN's retina, whatever the default of a model is: the studies are about its network.
  static final RetinaSettings RETINA =
      new RetinaSettings(30, 32, 20, 100, ColourTerm.NORMALISED_BLUE, 0);

  private static final String OWN_DRIVE = "src/test/resources/drives/circuit_launch_400/tub";
  private static final String OTHER_PLACE = "src/test/resources/drives/carpet_walls_60/tub";
  private static final String TAUGHT_TRACK = "simulator/tracks/reinvent_base.csv";
  private static final String OTHER_TRACK = "simulator/tracks/reInvent2019_track.csv";
  private static final int TAUGHT_ROUNDS = 3;
  private static final int OTHER_ROUNDS = 1;
  private static final double HELD_OUT_SHARE = 0.2;
  private static final int MAX_DEPTH = 4;

  private StudyMaterial() {}

  /// Material from a folder of drives, or from the program's own files.
  ///
  /// @param drives a folder with tubs somewhere in it
  /// @param bar shows the simulator's expert at work
  /// @throws UsageException if there is no tub in the folder
  static Material of(Optional<Path> drives, long seed, ProgressBar bar, Output output) {
    List<Path> tubs = drives.map(StudyMaterial::tubs).orElseGet(StudyMaterial::ownDrive);
    return new Material(
        () -> read(tubs, RETINA, output),
        () -> demonstrations(seed, bar),
        () -> places(drives),
        retina -> read(tubs, retina, output),
        seed);
  }

  private static List<Path> ownDrive() {
    Path own = Home.file(OWN_DRIVE);
    if (!Files.isDirectory(own)) {
      throw new UsageException(
          "%s: not there, expected the program's own drive or --drives".formatted(own));
    }
    return List.of(own);
  }

  private static List<Place> places(Optional<Path> drives) {
    List<Path> own = List.of(Home.file(OWN_DRIVE), Home.file(OTHER_PLACE));
    return drives.map(StudyMaterial::tubs).orElse(own).stream().map(StudyMaterial::place).toList();
  }

  private static Place place(Path tub) {
    return new Place(name(tub), RETINA, PlaceLesson.read(tub, Strictness.TOLERANT, RETINA));
  }

  private static List<Path> tubs(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("--drives = %s, expected a folder".formatted(folder));
    }
    try (Stream<Path> files =
        Files.find(folder, MAX_DEPTH, (path, facts) -> path.endsWith("manifest.json"))) {
      List<Path> tubs = files.map(Path::getParent).sorted().toList();
      if (tubs.isEmpty()) {
        throw new UsageException(
            "%s: no manifest.json, expected a folder of recorded drives (tubs, v2)"
                .formatted(folder));
      }
      return tubs;
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException("%s: cannot be searched: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static List<DrivingData> read(List<Path> tubs, RetinaSettings retina, Output output) {
    return tubs.stream().map(tub -> read(tub, retina, output)).toList();
  }

  private static DrivingData read(Path tub, RetinaSettings retina, Output output) {
    Lesson lesson = Lesson.of(List.of(tub), retina, HELD_OUT_SHARE, Strictness.TOLERANT, output);
    TrainingSet heldOut =
        lesson
            .heldOut()
            .orElseThrow(
                () -> new UsageException("%s: too few frames, expected 10 or more".formatted(tub)));
    String name = name(tub);
    return new DrivingData(name, "the recorded drive " + name, lesson.learned(), heldOut);
  }

  // The folder of a drive is often just called tub.
  private static String name(Path tub) {
    Path full = tub.toAbsolutePath().normalize();
    Path named = full.endsWith("tub") ? full.getParent() : full;
    return String.valueOf(named == null ? full : named.getFileName());
  }

  private static DrivingData demonstrations(long seed, ProgressBar bar) {
    VehicleProfile car = VehicleProfiles.read(Home.file("hardware/simulator.yaml"));
    Track taught = Track.read(Home.file(TAUGHT_TRACK));
    Track other = Track.read(Home.file(OTHER_TRACK));
    TrainingSet learned =
        Demonstrations.drive(car, RETINA, List.of(taught), TAUGHT_ROUNDS, seed, bar);
    TrainingSet heldOut =
        Demonstrations.drive(car, RETINA, List.of(other), OTHER_ROUNDS, ~seed, bar);
    return new DrivingData(
        "simulator",
        "the simulator's expert on %s, examined on %s".formatted(taught.name(), other.name()),
        learned,
        heldOut);
  }
}
