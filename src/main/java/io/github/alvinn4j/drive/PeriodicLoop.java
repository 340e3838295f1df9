package io.github.alvinn4j.drive;

import io.github.alvinn4j.time.Clock;
import java.util.function.LongConsumer;

/// Does some work on an absolute schedule and measures how late it was each time.
///
/// A period whose time has passed is missed and counted, never made up for in a burst. Sleeps, and
/// never spins (J17).
public final class PeriodicLoop {
  private final Clock clock;
  private final LongConsumer park;
  private final long periodNanos;

  /// @param park waits for so many nanoseconds or less
  /// @param periodNanos above 0
  public PeriodicLoop(Clock clock, LongConsumer park, long periodNanos) {
    this.clock = clock;
    this.park = park;
    this.periodNanos = periodNanos;
  }

  /// Goes on for some periods on the calling thread.
  ///
  /// @param work done once a period
  /// @param periods how many, above 0
  public Lateness run(long periods, Runnable work) {
    Lateness lateness = new Lateness();
    long before = clock.nanos();
    long start = before + periodNanos;
    long period = 0;
    while (period < periods) {
      long due = start + period * periodNanos;
      for (long left = due - clock.nanos(); left > 0; left = due - clock.nanos()) {
        park.accept(left);
      }
      long now = clock.nanos();
      lateness.woke(now - due, now - before);
      before = now;
      work.run();
      long end = clock.nanos();
      lateness.ended(end - due, end - now);
      period++;
      // The newest period that is due runs next, late as it may be; those before it are missed.
      for (; period < periods && end - (start + (period + 1) * periodNanos) >= 0; period++) {
        lateness.skipped(end - (start + period * periodNanos));
      }
    }
    return lateness;
  }
}
