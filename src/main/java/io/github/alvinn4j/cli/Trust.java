package io.github.alvinn4j.cli;

import io.github.alvinn4j.steering.Reliability;
import java.util.Locale;

/// How far a network trusts itself, for people.
///
/// @param share 0..1; NaN if it cannot say
/// @param caution below it the throttle is capped, 0..1
/// @param stop below it the throttle is let go, 0..1
record Trust(double share, double caution, double stop) {
  /// Of a network that cannot say.
  static final Trust NONE = new Trust(Double.NaN, Double.NaN, Double.NaN);

  private static final double Q15_ONE = 32767;
  private static final int BAR = 20;
  private static final String RESET = "\u001b[0m";
  private static final String GREEN = "\u001b[38;5;114m";
  private static final String ORANGE = "\u001b[38;5;215m";
  private static final String RED = "\u001b[38;5;203m";

  static Trust of(Reliability seen) {
    return new Trust(
        seen.reliabilityQ15() / Q15_ONE, seen.cautionQ15() / Q15_ONE, seen.releaseQ15() / Q15_ONE);
  }

  /// Whether the network can say.
  boolean known() {
    return !Double.isNaN(share);
  }

  /// A line for a terminal: a bar, the number, and what is low.
  String line() {
    int full = (int) Math.round(Math.clamp(share, 0.0, 1.0) * BAR);
    String colour = share < stop ? RED : share < caution ? ORANGE : GREEN;
    return "trust   "
        + colour
        + "█".repeat(full)
        + RESET
        + "░".repeat(BAR - full)
        + String.format(Locale.ROOT, " %.2f, slow below %.2f", share, caution);
  }
}
