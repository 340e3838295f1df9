package io.github.alvinn4j.cli;

/// Who is at the wheel.
enum Driver {
  /// The network.
  MODEL,
  /// The simulator's expert, which knows where the road is; the yardstick.
  EXPERT
}
