package io.github.alvinn4j.cli;

import io.github.alvinn4j.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A thread that makes garbage at a steady rate, as a careless neighbour of the drive would.
final class AllocationLoad implements AutoCloseable {
  private static final long PERIOD_NANOS = 1_000_000L;
  private static final int CHUNK_BYTES = 1024;
  private static final int PERIODS_PER_SECOND = 1000;
  private static final int LIVE_BYTES = 16 << 20;

  private final Clock clock;
  private final int chunksPerPeriod;
  private final byte[][] live = new byte[LIVE_BYTES / CHUNK_BYTES][];
  private final AtomicLong allocatedBytes = new AtomicLong();
  private final Thread thread;
  private final long startNanos;
  private volatile boolean closing;

  /// Begins to allocate.
  ///
  /// @param megabytesPerSecond how much, in 10^6 bytes; 16 MiB of it stay in use
  AllocationLoad(Clock clock, int megabytesPerSecond) {
    this.clock = clock;
    this.chunksPerPeriod = megabytesPerSecond * 1_000_000 / PERIODS_PER_SECOND / CHUNK_BYTES;
    this.startNanos = clock.nanos();
    this.thread = Thread.ofPlatform().name("allocator").daemon().unstarted(this::run);
    thread.start();
  }

  private void run() {
    int place = 0;
    for (long period = 0; !closing; period++) {
      for (int i = 0; i < chunksPerPeriod; i++) {
        live[place] = new byte[CHUNK_BYTES];
        place = (place + 1) % live.length;
      }
      allocatedBytes.addAndGet((long) chunksPerPeriod * CHUNK_BYTES);
      long due = startNanos + (period + 1) * PERIOD_NANOS;
      for (long left = due - clock.nanos(); left > 0; left = due - clock.nanos()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  /// What was allocated since the beginning, in 10^6 bytes a second.
  double megabytesPerSecond() {
    double seconds = Math.max(1, clock.nanos() - startNanos) / 1e9;
    return allocatedBytes.get() / 1e6 / seconds;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
