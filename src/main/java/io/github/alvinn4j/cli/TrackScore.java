package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.simulator.RefereeReport;
import java.util.List;

/// How well a track was driven.
///
/// @param track its name
/// @param trainedOn whether the model has learned from it
/// @param report what the referee saw
record TrackScore(String track, boolean trainedOn, RefereeReport report) {

  /// All tracks together: sums, and the lateral RMS weighed by time.
  static TrackScore total(List<TrackScore> scores) {
    double seconds = 0;
    int laps = 0;
    double distance = 0;
    double progress = 0;
    double squares = 0;
    double max = 0;
    int interventions = 0;
    for (TrackScore score : scores) {
      RefereeReport report = score.report;
      seconds += report.elapsedSeconds();
      laps += report.laps();
      distance += report.distanceMeters();
      progress += report.progressMeters();
      squares += report.lateralRmsMeters() * report.lateralRmsMeters() * report.elapsedSeconds();
      max = Math.max(max, report.lateralMaxMeters());
      interventions += report.interventions();
    }
    double rms = seconds > 0 ? Math.sqrt(squares / seconds) : 0;
    return new TrackScore(
        "total",
        scores.stream().allMatch(TrackScore::trainedOn),
        new RefereeReport(seconds, laps, distance, progress, 0, rms, max, interventions));
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
  }
}
