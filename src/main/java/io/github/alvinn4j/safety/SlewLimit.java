package io.github.alvinn4j.safety;

/// How fast a pulse may change.
///
/// @param microsPerTick largest change from one tick to the next, 1..2000 us
/// @param microsPer250Millis largest sum of changes within 250 ms of the drive's clock, however
///   many ticks there are in them, `microsPerTick`..10000 us
public record SlewLimit(int microsPerTick, int microsPer250Millis) {
  /// More than the whole range of a servo in every tick limits nothing.
  public static final int MAX_MICROS_PER_TICK = 2000;

  /// Six times from end stop to end stop in a quarter of a second; no servo follows that.
  public static final int MAX_MICROS_PER_250_MILLIS = 10_000;

  /// Checks the limit, and that 250 ms allow at least what one tick allows.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public SlewLimit {
    check("tick", microsPerTick, 1, MAX_MICROS_PER_TICK);
    check("250 ms", microsPer250Millis, microsPerTick, MAX_MICROS_PER_250_MILLIS);
  }

  private static void check(String per, int micros, int min, int max) {
    if (micros < min || micros > max) {
      throw new IllegalArgumentException(
          "slew = %d us per %s, expected %d..%d".formatted(micros, per, min, max));
    }
  }
}
