package io.github.alvinn4j.cli;

import io.github.alvinn4j.time.Clock;

/// Ends a drive when its time is over, counted from its first turn, be there pictures or not.
///
/// On the drive thread; allocates nothing.
final class TimeLimit implements Runnable {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final long limitNanos;
  private final Runnable over;
  private boolean begun;
  private long beginNanos;

  /// @param seconds above 0
  /// @param over told at each turn after the limit; must not block
  TimeLimit(Clock clock, double seconds, Runnable over) {
    this.clock = clock;
    this.limitNanos = Math.round(seconds * NANOS_PER_SECOND);
    this.over = over;
  }

  /// A turn of the drive thread.
  @Override
  public void run() {
    long now = clock.nanos();
    if (!begun) {
      begun = true;
      beginNanos = now;
    }
    if (now - beginNanos >= limitNanos) {
      over.run();
    }
  }
}
