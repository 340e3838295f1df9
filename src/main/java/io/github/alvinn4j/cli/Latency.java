package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveStatistics;
import java.util.function.DoubleUnaryOperator;

/// Puts latency percentiles into a result.
final class Latency {
  private Latency() {}

  /// From having the frame to having written the pulses.
  static void fill(ObjectNode node, DriveStatistics statistics) {
    fill(node, statistics::workMicros);
  }

  /// Percentiles of any distribution in microseconds.
  static void fill(ObjectNode node, DoubleUnaryOperator microsAtPercentile) {
    node.put("p50", Output.rounded(microsAtPercentile.applyAsDouble(50), 1));
    node.put("p99", Output.rounded(microsAtPercentile.applyAsDouble(99), 1));
    node.put("p99_9", Output.rounded(microsAtPercentile.applyAsDouble(99.9), 1));
    node.put("max", Output.rounded(microsAtPercentile.applyAsDouble(100), 1));
  }
}
