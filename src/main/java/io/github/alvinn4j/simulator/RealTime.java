package io.github.alvinn4j.simulator;

import io.github.alvinn4j.time.Clock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Frames come on the clock's beat, on an absolute schedule that does not drift.
///
/// A program that is late misses frames, as with a camera; it never gets a burst of them. The car
/// drives on in the meantime.
public final class RealTime implements Pacing {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Clock clock;
  private final LongConsumer park;
  private long startNanos;
  private boolean begun;
  private long frames;
  private long frameNanos;

  /// The schedule begins with the first frame that is waited for.
  public RealTime(Clock clock) {
    this(clock, LockSupport::parkNanos);
  }

  /// @param park waits for so many nanoseconds or less
  RealTime(Clock clock, LongConsumer park) {
    this.clock = clock;
    this.park = park;
  }

  @Override
  public int awaitFrame(int rateHertz) {
    if (!begun) {
      begun = true;
      startNanos = clock.nanos();
    }
    long now = clock.nanos() - startNanos;
    long due = Math.max(frames + 1, Math.floorDiv(now * rateHertz, NANOS_PER_SECOND));
    long dueNanos = startNanos + due * NANOS_PER_SECOND / rateHertz;
    for (long left = dueNanos - clock.nanos(); left > 0; left = dueNanos - clock.nanos()) {
      if (Thread.currentThread().isInterrupted()) {
        return 0;
      }
      park.accept(left);
    }
    int periods = (int) Math.min(Integer.MAX_VALUE, due - frames);
    frames = due;
    frameNanos = dueNanos;
    return periods;
  }

  @Override
  public long frameNanos() {
    return frameNanos;
  }
}
