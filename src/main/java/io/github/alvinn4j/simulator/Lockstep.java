package io.github.alvinn4j.simulator;

import io.github.alvinn4j.time.ManualClock;

/// Time moves by one frame whenever a frame is asked for: deterministic and faster than real time.
public final class Lockstep implements Pacing {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final ManualClock clock;
  private final long startNanos;
  private long frames;

  /// @param clock moved by this object only
  public Lockstep(ManualClock clock) {
    this.clock = clock;
    this.startNanos = clock.nanos();
  }

  @Override
  public int awaitFrame(int rateHertz) {
    frames++;
    clock.moveTo(startNanos + frames * NANOS_PER_SECOND / rateHertz);
    return 1;
  }

  @Override
  public long frameNanos() {
    return clock.nanos();
  }
}
