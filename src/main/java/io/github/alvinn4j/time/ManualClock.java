package io.github.alvinn4j.time;

/// A clock that stands still until it is moved: lockstep simulation, replay and tests.
///
/// Moved by one thread, read by any.
public final class ManualClock implements Clock {
  /// Where a drive without a wall clock begins: 2026-01-01T00:00:00Z, in milliseconds.
  private static final long WALL_ORIGIN_MILLIS = 1_767_225_600_000L;

  private static final long NANOS_PER_MILLI = 1_000_000L;

  private volatile long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return WALL_ORIGIN_MILLIS + nanos / NANOS_PER_MILLI;
  }

  /// Moves the clock to an absolute time in nanoseconds; backwards is allowed, because a fault test
  /// needs it.
  public void moveTo(long absoluteNanos) {
    nanos = absoluteNanos;
  }
}
