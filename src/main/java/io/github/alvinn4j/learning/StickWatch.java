package io.github.alvinn4j.learning;

/// Whether a stick stands at one value for longer than a hand holds it.
///
/// In recorded drives of people no value between centre and full lock lasted longer than 0.4 s (one
/// key-driven one: 1.2 s), but the centre up to 3.6 s and full lock up to 2.7 s: these two are
/// given more time. Used by one thread.
final class StickWatch {
  /// Smaller movements are an axis's own noise: 0.2 %.
  private static final int STILL_Q15 = 66;

  private static final int CENTRE_Q15 = 655; // 2 %
  private static final int FULL_LOCK_Q15 = 32_112; // 98 %
  private static final long HELD_NANOS = 700_000_000L;
  private static final long AT_END_NANOS = 4_000_000_000L;

  private int valueQ15;
  private long sinceNanos;
  private boolean begun;

  /// Judges one wish.
  ///
  /// @return whether it has stood too long
  boolean constant(long nanos, int steeringQ15) {
    if (!begun || Math.abs(steeringQ15 - valueQ15) > STILL_Q15) {
      begun = true;
      valueQ15 = steeringQ15;
      sinceNanos = nanos;
    }
    int size = Math.abs(valueQ15);
    boolean end = size <= CENTRE_Q15 || size >= FULL_LOCK_Q15;
    return nanos - sinceNanos >= (end ? AT_END_NANOS : HELD_NANOS);
  }

  /// Forgets what was before.
  void restart() {
    begun = false;
  }
}
