package io.github.alvinn4j.safety;

/// What is expected of one signal, and what happens when it is lost.
///
/// @param rateHertz nominal rate, above 0; [#IRREGULAR] if it comes when it comes
/// @param neutralNanos an older one lets the throttle go; 0 at once, [#NEVER] if age is no fault
/// @param disarmNanos an older one disarms the car, at least `neutralNanos`
/// @param hopelessNanos an older one ends the process: whoever gives it hangs for good
/// @param min smallest sound value, in `unit`
/// @param max largest sound value, in `unit`
/// @param unit of the values, for people
/// @param onLoss the reason that is shown
/// @param recordEvery every so many ticks one is recorded; 0 for none
public record SignalRow(
    Signal signal,
    int rateHertz,
    long neutralNanos,
    long disarmNanos,
    long hopelessNanos,
    int min,
    int max,
    String unit,
    Release onLoss,
    int recordEvery) {
  /// The rate of what comes when it comes.
  public static final int IRREGULAR = 0;

  /// An age that nothing reaches.
  public static final long NEVER = Long.MAX_VALUE;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  /// Checks that the ages rise and the range is one.
  ///
  /// @throws IllegalArgumentException naming the signal, the value and the expectation
  public SignalRow {
    if (rateHertz < 0) {
      throw new IllegalArgumentException(
          "%s rate = %d Hz, expected 0 or more".formatted(signal.title(), rateHertz));
    }
    if (neutralNanos < 0 || disarmNanos < neutralNanos || hopelessNanos < disarmNanos) {
      throw new IllegalArgumentException(
          "%s ages = %d, %d, %d ns, expected them to rise from 0"
              .formatted(signal.title(), neutralNanos, disarmNanos, hopelessNanos));
    }
    if (min >= max) {
      throw new IllegalArgumentException(
          "%s range = %d..%d, expected it to rise".formatted(signal.title(), min, max));
    }
  }

  /// Time between two at the nominal rate, in nanoseconds; [#NEVER] if irregular.
  public long periodNanos() {
    return rateHertz == IRREGULAR ? NEVER : NANOS_PER_SECOND / rateHertz;
  }

  /// Whether a value is a sound one.
  public boolean sound(int value) {
    return value >= min && value <= max;
  }

  /// Whether a clock can see that it is lost: an age is watched, and not only presence.
  public boolean ages() {
    return neutralNanos > 0 && neutralNanos < NEVER;
  }
}
