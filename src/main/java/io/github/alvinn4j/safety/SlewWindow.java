package io.github.alvinn4j.safety;

/// What one pulse has moved within the last 250 ms, and what it may still move (A13).
///
/// The window slides: it remembers each step with its time, so the sum of the steps in **any** 250
/// ms, not only in 250 ms from a certain mark, is within the limit. A pulse that goes to and fro
/// pays for both ways. A step is a whole microsecond or more, so as many places as the limit has
/// microseconds are always enough, at any tick rate. While the clock stands still or runs backwards
/// nothing is forgiven. Times are compared by difference, so they may wrap. Owned by the drive
/// thread; allocates only in the constructor.
final class SlewWindow {
  static final long WINDOW_NANOS = 250_000_000L;

  private final SlewLimit limit;
  private final long[] stepNanos; // when, a ring from oldest to next
  private final int[] stepMicros; // how far, the same ring
  private int oldest;
  private int next;
  private int spentMicros;

  SlewWindow(SlewLimit limit) {
    this.limit = limit;
    this.stepNanos = new long[limit.microsPer250Millis()];
    this.stepMicros = new int[limit.microsPer250Millis()];
  }

  /// The largest step that is allowed at a time, 0 or more.
  int reachMicros(long nowNanos) {
    while (spentMicros > 0 && nowNanos - stepNanos[oldest] >= WINDOW_NANOS) {
      spentMicros -= stepMicros[oldest];
      oldest = after(oldest);
    }
    return Math.min(limit.microsPerTick(), limit.microsPer250Millis() - spentMicros);
  }

  /// Notes a step that is done, of at most what [#reachMicros(long)] has just allowed.
  void note(long nowNanos, int micros) {
    if (micros == 0) {
      return;
    }
    stepNanos[next] = nowNanos;
    stepMicros[next] = micros;
    next = after(next);
    spentMicros += micros;
  }

  private int after(int place) {
    return (place + 1) % stepNanos.length;
  }
}
