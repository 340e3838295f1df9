package io.github.alvinn4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns a signal into a wish, and gives the one who works time to end in neutral.
final class OrderlyEnd implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 2000;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("stopper").unstarted(this::await);
  private volatile boolean wanted;

  OrderlyEnd() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    wanted = true;
    try {
      if (!ended.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        System.err.println("alvinn: the outputs may be on: not ended within two seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether a signal has asked for the end. Safe from any thread.
  boolean wanted() {
    return wanted;
  }

  /// The work has ended.
  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is being ended by a signal, and may go now.
    }
  }
}
