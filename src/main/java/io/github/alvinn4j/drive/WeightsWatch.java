package io.github.alvinn4j.drive;

import java.util.concurrent.locks.LockSupport;

/// Sums the network up once a second on a thread of its own, so that weights which memory has
/// changed do not steer for long (M18).
///
/// Takes some microseconds a second. The drive thread asks the pilot in each tick and disarms.
public final class WeightsWatch implements AutoCloseable {
  private static final long PERIOD_NANOS = 1_000_000_000L;

  private final Pilot pilot;
  private final Thread thread = Thread.ofPlatform().name("weights").daemon().unstarted(this::run);
  private volatile boolean closing;

  /// @param pilot whose network is watched
  public WeightsWatch(Pilot pilot) {
    this.pilot = pilot;
  }

  /// Begins to watch.
  public void start() {
    thread.start();
  }

  private void run() {
    while (!closing) {
      pilot.checkWeights();
      LockSupport.parkNanos(this, PERIOD_NANOS);
    }
  }

  /// Ends watching; waits for the thread.
  @Override
  public void close() {
    closing = true;
    Threads.end(thread);
  }
}
