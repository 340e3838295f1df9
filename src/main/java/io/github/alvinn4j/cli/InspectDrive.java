package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubProblem;
import io.github.alvinn4j.recording.TubRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Says what a recorded drive holds: records, problems, steering, throttle, times.
final class InspectDrive {
  private static final int SHOWN_PROBLEMS = 10;

  /// A stick at its end stop; some recorders write 0.9999.
  private static final double FULL_LOCK = 0.999;

  private final Tub tub;
  private final List<TubRecord> records;

  /// Reads the drive, leaving out what is damaged.
  InspectDrive(Path folder) {
    this.tub = Tub.open(folder, Strictness.TOLERANT);
    this.records = tub.records();
  }

  void describe(Facts facts) {
    facts.text("file", "drive", tub.folder().toString());
    facts.whole("records", "records", records.size(), "");
    facts.json().put("width_pixels", tub.width()).put("height_pixels", tub.height());
    facts.labelled("size of a picture", tub.width() + " x " + tub.height() + " pixels");
    long sessions =
        records.stream().map(TubRecord::session).flatMap(Optional::stream).distinct().count();
    facts.whole("sessions", "sessions", sessions, sessions == 0 ? "(none recorded)" : "");
    steering(facts.group("steering", "steering, + is right"));
    throttle(facts.group("throttle", "throttle"));
    times(facts.group("time_steps", "time between records"));
    problems(facts);
  }

  private void steering(Facts facts) {
    double[] steering = records.stream().mapToDouble(TubRecord::steering).toArray();
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    int zeros = 0;
    int saturated = 0;
    for (double value : steering) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
      squares += value * value;
      zeros += value == 0 ? 1 : 0;
      saturated += Math.abs(value) >= FULL_LOCK ? 1 : 0;
    }
    double mean = sum / steering.length;
    facts.number("min", "smallest", min, 3, "");
    facts.number("max", "largest", max, 3, "");
    facts.number("mean", "mean", mean, 3, "");
    double variance = Math.max(0, squares / steering.length - mean * mean);
    facts.number("standard_deviation", "standard deviation", Math.sqrt(variance), 3, "");
    percent(facts, "zero_percent", "exactly 0", zeros);
    percent(facts, "full_lock_percent", "full lock", saturated);
    SteeringHistogram histogram = new SteeringHistogram(records);
    ArrayNode bins = facts.json().putArray("histogram");
    for (int bin = 0; bin < SteeringHistogram.BINS; bin++) {
      bins.add(histogram.count(bin));
    }
    facts.line("");
    histogram.lines(SteeringHistogram.terminal()).forEach(facts::line);
    facts.line("");
  }

  private void percent(Facts facts, String key, String label, int count) {
    facts.number(key, label, 100.0 * count / records.size(), 1, "% of the records");
  }

  private void throttle(Facts facts) {
    var throttle = records.stream().mapToDouble(TubRecord::throttle).summaryStatistics();
    facts.number("min", "smallest", throttle.getMin(), 3, "");
    facts.number("max", "largest", throttle.getMax(), 3, "");
    facts.number("mean", "mean", throttle.getAverage(), 3, "");
  }

  private void times(Facts facts) {
    TimeSteps steps = new TimeSteps(records);
    int reversals = tub.timestampReversals();
    boolean plausible = steps.plausible() && reversals == 0;
    facts.whole("median_millis", "median", steps.medianMillis(), "ms");
    facts.whole("p99_millis", "99 % at most", steps.quantileMillis(0.99), "ms");
    facts.whole("max_millis", "longest", steps.maxMillis(), "ms");
    facts.json().put("reversals", reversals).put("capture_times", plausible);
    if (!steps.plausible()) {
      facts.line("These cannot be the times of capture: no camera is that fast. Converted?");
    } else if (reversals > 0) {
      facts.line("Times run backwards in %d places: the clock jumped.".formatted(reversals));
    }
  }

  private void problems(Facts facts) {
    facts.whole("problem_count", "problems", tub.problemCount(), "");
    ArrayNode list = facts.json().putArray("problems");
    for (TubProblem problem : tub.problems().stream().limit(SHOWN_PROBLEMS).toList()) {
      list.add(problem.toString());
      facts.line("  " + problem);
    }
    int hidden = tub.problemCount() - list.size();
    if (hidden > 0) {
      facts.line(String.format(Locale.ROOT, "  and %d more", hidden));
    }
  }

  /// The drive as a contact sheet.
  ///
  /// @param viewer who shows what the network sees and says, if there is one
  byte[] png(String name, Optional<NamedModel> viewer, int frames) {
    return new ContactSheet(tub, name, viewer, frames).png();
  }
}
