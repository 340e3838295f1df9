package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.simulator.DisturbanceStrength;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.training.OnTheFlySettings;
import java.util.ArrayList;
import java.util.List;

/// One network of the ablation: taught with or without views and buffer, then driven alone.
///
/// @param views whether frames were learned with shifted and rotated views too
/// @param buffer whether patterns of earlier frames were learned again
/// @param drive what the referee saw, frame by frame
record AblationRun(boolean views, boolean buffer, List<RefereeReport> drive) {
  /// Makes the list its own.
  AblationRun {
    drive = List.copyOf(drive);
  }

  /// Teaches one network and drives it.
  ///
  /// @param seconds of teaching, simulated
  /// @param disturbance what pulls at the car that drives alone
  static AblationRun of(
      VehicleProfile profile,
      Track track,
      double seconds,
      int laps,
      long seed,
      DisturbanceStrength disturbance,
      boolean views,
      boolean buffer) {
    Lecture whole = Lecture.STANDARD;
    OnTheFlySettings all = whole.settings();
    OnTheFlySettings settings =
        new OnTheFlySettings(
            all.learningRate(),
            all.momentum(),
            views ? all.viewsPerFrame() : 0,
            all.bufferPatterns(),
            all.randomShare(),
            all.maxShiftMeters(),
            all.maxRotationRadians(),
            all.lookAheadMeters(),
            all.lagFrames());
    Lecture lecture =
        new Lecture(
            settings, whole.hiddenUnits(), whole.outputUnits(), whole.stepsPerFrame(), buffer);
    List<RefereeReport> drive = new ArrayList<>();
    lecture.run(profile, track, seconds, laps, seed, disturbance, drive::add);
    return new AblationRun(views, buffer, drive);
  }

  /// The papers' short name.
  String name() {
    return (views ? "+trans " : "-trans ") + (buffer ? "+buff" : "-buff");
  }

  /// What the referee saw at the end.
  RefereeReport end() {
    return drive.getLast();
  }

  /// Mean distance from the middle of the road, + to the right.
  double meanLateralMeters() {
    return drive.stream().mapToDouble(RefereeReport::lateralMeters).average().orElseThrow();
  }

  /// How far it drove until it first left the road; the whole way if it never did.
  double metersUntilHelp() {
    return drive.stream()
        .filter(report -> report.interventions() > 0)
        .findFirst()
        .orElse(end())
        .distanceMeters();
  }
}
