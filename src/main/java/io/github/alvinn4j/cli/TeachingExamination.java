package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// `evaluate --teach`: how long a network that knows nothing must watch before it can drive.
///
/// @param lecture how it is taught
/// @param seconds of teaching to be tried, ascending
/// @param laps driven alone after each
/// @param firstSeed of the consecutive seeds
/// @param seeds how many
record TeachingExamination(
    Lecture lecture, List<Double> seconds, int laps, long firstSeed, int seeds) {
  private static final double LONGEST_SECONDS = 3600;
  private static final int MOST_SEEDS = 1000;

  /// Makes the list its own and checks the ranges.
  ///
  /// @throws UsageException naming the option, the value and the expectation
  TeachingExamination {
    seconds = seconds.stream().sorted().distinct().toList();
    for (double value : seconds) {
      Range.check("--teach", value, 1, LONGEST_SECONDS);
    }
    Range.check("--seeds", seeds, 1, MOST_SEEDS);
  }

  /// Teaches and drives on every track, for every time and seed.
  List<TeachingScore> take(VehicleProfile profile, List<Track> tracks, Output output) {
    List<TeachingScore> scores = new ArrayList<>();
    int runs = tracks.size() * seconds.size() * seeds;
    try (ProgressBar bar = new ProgressBar(output, "teaching")) {
      for (Track track : tracks) {
        for (double taught : seconds) {
          List<RefereeReport> reports = new ArrayList<>();
          for (int seed = 0; seed < seeds; seed++) {
            int done = scores.size() * seeds + seed;
            bar.show((double) done / runs, track.name() + ", " + said(taught));
            reports.add(lecture.run(profile, track, taught, laps, firstSeed + seed));
          }
          scores.add(new TeachingScore(track.name(), taught, reports));
        }
      }
    }
    return scores;
  }

  /// The rows, and for each track the shortest teaching after which no seed needs help.
  void tell(List<Track> tracks, List<TeachingScore> scores, Output output) {
    output.line(TeachingScore.HEADING);
    scores.forEach(score -> output.line(score.row()));
    for (Track track : tracks) {
      OptionalDouble enough = smallest(track, scores);
      output.line(
          enough.isPresent()
              ? "%s: %s are enough for %d of %d seeds"
                  .formatted(track.name(), said(enough.getAsDouble()), seeds, seeds)
              : "%s: %s are not enough for all %d seeds"
                  .formatted(track.name(), said(seconds.getLast()), seeds));
    }
  }

  /// The same for programs.
  void fill(List<Track> tracks, List<TeachingScore> scores, ObjectNode result) {
    result.put("laps", laps);
    result.put("hidden_units", lecture.hiddenUnits());
    result.put("steps_per_frame", lecture.stepsPerFrame());
    ArrayNode rows = result.putArray("taught");
    scores.forEach(score -> score.fill(rows.addObject()));
    ObjectNode enough = result.putObject("smallest_teach_seconds");
    for (Track track : tracks) {
      smallest(track, scores)
          .ifPresentOrElse(
              value -> enough.put(track.name(), value), () -> enough.putNull(track.name()));
    }
  }

  // The shortest time from which on, of all that were tried, every seed drives without help.
  private static OptionalDouble smallest(Track track, List<TeachingScore> scores) {
    OptionalDouble smallest = OptionalDouble.empty();
    for (TeachingScore score : scores) {
      if (score.track().equals(track.name())) {
        if (!score.enough()) {
          smallest = OptionalDouble.empty();
        } else if (smallest.isEmpty()) {
          smallest = OptionalDouble.of(score.seconds());
        }
      }
    }
    return smallest;
  }

  private static String said(double taught) {
    return String.format(Locale.ROOT, "%.0f s of driving", taught);
  }
}
