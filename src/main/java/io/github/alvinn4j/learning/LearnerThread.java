package io.github.alvinn4j.learning;

import io.github.alvinn4j.linux.LinuxException;
import io.github.alvinn4j.linux.Scheduling;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Runs a learner beside a drive, with less right to the processor than the drive.
///
/// It has a third of a normal thread's share of a processor. Less would harm the drive: when the
/// JVM stops all threads for a moment, it waits for the slowest, and one that runs only where
/// nothing else wants to may be waited for very long. A learner that dies of what nobody expected
/// does not stop the drive, which goes on with the last network that it was given.
public final class LearnerThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LearnerThread.class.getName());
  private static final int NICENESS = 5;
  private static final long IDLE_NANOS = 2_000_000L;

  private final Learner learner;
  private final Runnable beat;
  private final Thread thread;
  private volatile boolean closing;
  private volatile Optional<Throwable> death = Optional.empty();

  /// @param learner nobody else works with from here on
  /// @param beat called on the learner's thread in each round: it is alive
  public LearnerThread(Learner learner, Runnable beat) {
    this.learner = learner;
    this.beat = beat;
    this.thread =
        Thread.ofPlatform()
            .name("learner")
            .daemon()
            .uncaughtExceptionHandler((_, error) -> died(error))
            .unstarted(this::run);
  }

  /// Begins to learn.
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      Scheduling.nice(NICENESS);
    } catch (LinuxException e) {
      LOG.log(System.Logger.Level.INFO, "the learner runs at normal priority: " + e.getMessage());
    }
    while (!closing) {
      beat.run();
      if (!learner.work()) {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    }
  }

  private void died(Throwable error) {
    death = Optional.of(error);
    LOG.log(
        System.Logger.Level.WARNING,
        "the learner has died; the drive goes on with the last network",
        error);
  }

  /// What the learner has died of, if it has. Safe from any thread.
  public Optional<Throwable> death() {
    return death;
  }

  /// Ends learning and waits for the round that is under way, two seconds at most.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
