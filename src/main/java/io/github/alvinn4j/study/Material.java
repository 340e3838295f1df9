package io.github.alvinn4j.study;

import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// What studies work on: read or driven at the first use, then kept. Used by one thread.
public final class Material {
  /// The same numbers on every machine and every Java.
  private static final String RANDOM = "L64X128MixRandom";

  /// Half a minute at 20 Hz; a shorter drive shows the held-out road for the first time there.
  private static final int LONG_FRAMES = 600;

  private final Supplier<List<DrivingData>> drivesSource;
  private final Supplier<DrivingData> demonstrationsSource;
  private final Supplier<List<Place>> placesSource;
  private final Function<RetinaSettings, List<DrivingData>> seenDrivesSource;
  private final long seed;
  private Optional<List<DrivingData>> drives = Optional.empty();
  private Optional<DrivingData> demonstrations = Optional.empty();

  /// Makes material.
  ///
  /// @param drives gives recorded drives, one or more; asked once
  /// @param demonstrations gives the simulator's expert; asked once
  public Material(
      Supplier<List<DrivingData>> drives, Supplier<DrivingData> demonstrations, long seed) {
    this(drives, demonstrations, List::of, _ -> drives.get(), seed);
  }

  /// Makes material with places, and with drives that can also be seen by other retinas.
  ///
  /// @param places gives recorded drives with their scenes, two or more; asked for each time
  /// @param seenDrives gives the recorded drives as a retina sees them; asked again and again
  public Material(
      Supplier<List<DrivingData>> drives,
      Supplier<DrivingData> demonstrations,
      Supplier<List<Place>> places,
      Function<RetinaSettings, List<DrivingData>> seenDrives,
      long seed) {
    this.placesSource = places;
    this.drivesSource = drives;
    this.seenDrivesSource = seenDrives;
    this.demonstrationsSource = demonstrations;
    this.seed = seed;
  }

  /// Recorded drives of real cars, one or more; of each the last part is held out.
  public List<DrivingData> drives() {
    List<DrivingData> known = drives.orElseGet(drivesSource);
    drives = Optional.of(known);
    return known;
  }

  /// The recorded drives that are long enough for held-out figures to mean something; what the
  /// simulator's expert shows where there is none.
  public List<DrivingData> longDrives() {
    List<DrivingData> enough =
        drives().stream().filter(drive -> drive.learned().size() >= LONG_FRAMES).toList();
    return enough.isEmpty() ? List.of(demonstrations()) : enough;
  }

  /// Recorded drives through different places, each with its scenes.
  public List<Place> places() {
    return placesSource.get();
  }

  /// The recorded drives as another retina sees them: those that are long enough, all if none is.
  public List<DrivingData> longDrives(RetinaSettings retina) {
    List<DrivingData> seen = seenDrivesSource.apply(retina);
    List<DrivingData> enough =
        seen.stream().filter(drive -> drive.learned().size() >= LONG_FRAMES).toList();
    return enough.isEmpty() ? seen : enough;
  }

  /// What the simulator's expert shows on one track; held out are laps of another track.
  public DrivingData demonstrations() {
    DrivingData known = demonstrations.orElseGet(demonstrationsSource);
    demonstrations = Optional.of(known);
    return known;
  }

  /// The random numbers of one run: the same for the same seed and run, independent otherwise.
  ///
  /// @param run 0, 1, 2 ...: which repetition
  public RandomGenerator random(int run) {
    return RandomGeneratorFactory.of(RANDOM).create(seed * 1_000_003 + run);
  }

  /// What everything random begins with.
  public long seed() {
    return seed;
  }
}
