package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveStatistics;
import io.github.alvinn4j.recording.GoldenTrace;
import io.github.alvinn4j.training.HeldOutFigures;
import java.util.Locale;
import java.util.Optional;

/// What a replay has shown.
///
/// @param driver agreement of network and driver, if somebody drove
/// @param skipped damaged records that were left out
record Replayed(
    GoldenTrace trace,
    FloatComparison comparison,
    Optional<HeldOutFigures> driver,
    DriveStatistics statistics,
    double seconds,
    int skipped) {

  private double framesPerSecond() {
    return trace.ticks() / seconds;
  }

  void print(Output output) {
    output.line(
        String.format(
            Locale.ROOT,
            "%d frames at %.0f frames/s, %d skipped",
            trace.ticks(),
            framesPerSecond(),
            skipped));
    output.line("digest " + trace.digest());
    output.line(
        String.format(
            Locale.ROOT,
            "integer within 0.5 %% of float steering in %.2f %% of ticks, largest difference %.3f"
                + " %%",
            comparison.nearShare() * 100,
            comparison.largestShare() * 100));
    driver.ifPresent(figures ->
        output.line(
            String.format(
                Locale.ROOT,
                "against the driver: correlation %.3f (label over +-5: %.3f), mae %.3f (%.3f)",
                figures.correlation(),
                figures.correlationSmoothed(),
                figures.mae(),
                figures.maeSmoothed())));
    output.line(
        String.format(
            Locale.ROOT,
            "tick p50 %.1f us, p99 %.1f us, max %.1f us, %.1f B allocated",
            statistics.workMicros(50),
            statistics.workMicros(99),
            statistics.workMicros(100),
            statistics.allocatedBytesPerTick()));
  }

  void fill(ObjectNode json) {
    json.put("frames", trace.ticks());
    json.put("skipped", skipped);
    json.put("digest", trace.digest());
    json.put("frames_per_second", Math.round(framesPerSecond()));
    json.put("float_integer_within_half_percent", Output.rounded(comparison.nearShare(), 5));
    json.put("float_integer_largest_share", Output.rounded(comparison.largestShare(), 6));
    driver.ifPresent(figures -> Examination.fill(json.putObject("driver"), figures));
    Latency.fill(json.putObject("tick_microseconds"), statistics);
    json.put("allocated_bytes_per_tick", Output.rounded(statistics.allocatedBytesPerTick(), 2));
  }
}
