package io.github.alvinn4j.drive;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How a thread that pauses between its rounds is ended.
final class Threads {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private Threads() {}

  /// Wakes a thread that has been told to end, and waits for it, a second at most; nothing to be
  /// done for one that was never started, or for the caller itself.
  static void end(Thread thread) {
    LockSupport.unpark(thread);
    if (thread == Thread.currentThread()) {
      return;
    }
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
