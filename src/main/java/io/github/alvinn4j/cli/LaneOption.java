package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.LaneShift;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option of the commands that can drive beside the line that a model has learned.
final class LaneOption {
  @Option(
      names = "--lane-shift",
      paramLabel = "METRES",
      description = {
        "Drive so far to the right of the learned line,",
        "-0.5 to 0.5: a virtual camera shows the network",
        "its own line."
      })
  private Optional<Double> meters = Optional.empty();

  /// What was asked for.
  ///
  /// @throws UsageException if it is out of range
  Optional<Double> meters() {
    meters.ifPresent(
        wanted -> Range.check("--lane-shift", wanted, -LaneShift.MAX_METERS, LaneShift.MAX_METERS));
    return meters;
  }
}
