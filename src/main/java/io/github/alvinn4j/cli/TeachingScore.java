package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.simulator.RefereeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How well networks drove that were taught on one track for so long, one for each seed.
///
/// @param track its name
/// @param seconds of teaching
/// @param reports what the referee saw of each, after the teaching
record TeachingScore(String track, double seconds, List<RefereeReport> reports) {
  /// The heading above rows.
  static final String HEADING =
      "track                     taught  without help  interventions  autonomy  lateral rms   max";

  /// Makes the list its own.
  TeachingScore {
    reports = List.copyOf(reports);
  }

  /// How many drove all their laps without an intervention.
  int withoutHelp() {
    return (int) reports.stream().filter(report -> report.interventions() == 0).count();
  }

  /// Whether all of them did.
  boolean enough() {
    return withoutHelp() == reports.size();
  }

  /// All seeds together.
  TrackScore total() {
    return TrackScore.total(
        reports.stream().map(report -> new TrackScore(track, true, report)).toList());
  }

  /// One line for people.
  String row() {
    TrackScore total = total();
    return String.format(
        Locale.ROOT,
        "%-24s %5.0f s %6d of %-4d %13d %8.2f%% %10.3f m %5.3f m",
        track,
        seconds,
        withoutHelp(),
        reports.size(),
        total.report().interventions(),
        total.autonomyPercent(),
        total.report().lateralRmsMeters(),
        total.report().lateralMaxMeters());
  }

  void fill(ObjectNode row) {
    row.put("track", track);
    row.put("teach_seconds", seconds);
    row.put("seeds", reports.size());
    row.put("seeds_without_intervention", withoutHelp());
    fill(total(), row);
    ArrayNode seeds = row.putArray("runs");
    reports.forEach(report -> fill(new TrackScore(track, true, report), seeds.addObject()));
  }

  private static void fill(TrackScore score, ObjectNode row) {
    row.put("interventions", score.report().interventions());
    row.put("autonomy_percent", Output.rounded(score.autonomyPercent(), 2));
    row.put("lateral_rms_meters", Output.rounded(score.report().lateralRmsMeters(), 4));
    row.put("lateral_max_meters", Output.rounded(score.report().lateralMaxMeters(), 4));
  }

  /// The autonomy of all of them together, in percent.
  static double autonomyPercent(List<TeachingScore> scores) {
    List<TrackScore> totals = new ArrayList<>();
    scores.forEach(score -> totals.add(score.total()));
    return TrackScore.total(totals).autonomyPercent();
  }
}
