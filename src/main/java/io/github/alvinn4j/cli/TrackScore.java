package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.Track;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How well a track was driven.
///
/// @param track its name
/// @param trainedOn whether the model has learned from it
/// @param report what the referee saw
record TrackScore(String track, boolean trainedOn, RefereeReport report) {
  /// The heading above rows.
  static final String HEADING =
      "track                    trained on  laps    seconds  interventions  autonomy"
          + "  lateral rms   max";

  private static final String TOTAL = "total";

  /// Drives a track in lockstep.
  static TrackScore of(
      VehicleProfile profile,
      Path modelFile,
      Model model,
      DriveSettings.Goal goal,
      Track track,
      int laps,
      long seed) {
    return of(profile, Models.of(modelFile, model), goal, track, laps, seed, List.of());
  }

  /// Drives a track in lockstep.
  static TrackScore of(
      VehicleProfile profile,
      Models models,
      DriveSettings.Goal goal,
      Track track,
      int laps,
      long seed,
      List<DriveObserver> observers) {
    RefereeReport report = LockstepDrive.laps(profile, models, goal, track, laps, seed, observers);
    return new TrackScore(track.name(), models.learnedFrom(track.name()), report);
  }

  /// One line for people.
  String row() {
    return String.format(
        Locale.ROOT,
        "%-24s %-10s %5d %10.1f %14d %8.2f%% %9.3f m %5.3f m",
        track,
        track.equals(TOTAL) ? "" : trainedOn ? "yes" : "no",
        report.laps(),
        report.elapsedSeconds(),
        report.interventions(),
        autonomyPercent(),
        report.lateralRmsMeters(),
        report.lateralMaxMeters());
  }

  /// One line for people about the side of the road that was driven on.
  String side() {
    return String.format(
        Locale.ROOT,
        "%-24s on average %.1f cm %s of the centre line",
        track,
        100 * Math.abs(report.lateralMeanMeters()),
        report.lateralMeanMeters() < 0 ? "left" : "right");
  }

  /// A row for each track, the total, and the totals of known and unknown tracks apart.
  static void fill(List<TrackScore> scores, ObjectNode json) {
    ArrayNode rows = json.putArray("tracks");
    scores.forEach(score -> score.fill(rows.addObject()));
    total(scores).fill(json.putObject("total"));
    fillPart(scores.stream().filter(TrackScore::trainedOn).toList(), "total_trained_on", json);
    fillPart(scores.stream().filter(score -> !score.trainedOn).toList(), "total_unseen", json);
  }

  private static void fillPart(List<TrackScore> part, String name, ObjectNode json) {
    if (!part.isEmpty()) {
      total(part).fill(json.putObject(name));
    }
  }

  /// All tracks together: sums, and the lateral RMS weighed by time.
  static TrackScore total(List<TrackScore> scores) {
    double seconds = 0;
    int laps = 0;
    double distance = 0;
    double progress = 0;
    double squares = 0;
    double lateral = 0;
    double max = 0;
    int interventions = 0;
    for (TrackScore score : scores) {
      RefereeReport report = score.report;
      seconds += report.elapsedSeconds();
      laps += report.laps();
      distance += report.distanceMeters();
      progress += report.progressMeters();
      squares += report.lateralRmsMeters() * report.lateralRmsMeters() * report.elapsedSeconds();
      lateral += report.lateralMeanMeters() * report.elapsedSeconds();
      max = Math.max(max, report.lateralMaxMeters());
      interventions += report.interventions();
    }
    double rms = seconds > 0 ? Math.sqrt(squares / seconds) : 0;
    double mean = seconds > 0 ? lateral / seconds : 0;
    return new TrackScore(
        TOTAL,
        scores.stream().allMatch(TrackScore::trainedOn),
        new RefereeReport(seconds, laps, distance, progress, 0, rms, max, mean, interventions));
  }

  double autonomyPercent() {
    return report.autonomyPercent();
  }

  void fill(ObjectNode row) {
    row.put("track", track);
    row.put("trained_on", trainedOn);
    row.put("laps", report.laps());
    row.put("seconds", Output.rounded(report.elapsedSeconds(), 2));
    row.put("distance_meters", Output.rounded(report.distanceMeters(), 2));
    row.put("interventions", report.interventions());
    row.put("autonomy_percent", Output.rounded(autonomyPercent(), 2));
    row.put("lateral_rms_meters", Output.rounded(report.lateralRmsMeters(), 4));
    row.put("lateral_max_meters", Output.rounded(report.lateralMaxMeters(), 4));
    row.put("lateral_mean_meters", Output.rounded(report.lateralMeanMeters(), 4));
  }
}
