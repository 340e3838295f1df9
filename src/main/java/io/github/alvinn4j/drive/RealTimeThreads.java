package io.github.alvinn4j.drive;

import io.github.alvinn4j.linux.LinuxException;
import io.github.alvinn4j.linux.MemoryLock;
import io.github.alvinn4j.linux.Scheduling;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// Gives the threads of a drive their place in the kernel's queue, as far as the process may.
///
/// A privilege that is missing makes the drive later, never impossible: it is told, and the drive
/// goes on (J16). No thread here ever spins: a first-in-first-out thread that did would be held for
/// 50 ms in every second (J17).
public final class RealTimeThreads {
  /// A thread of the drive. The highest priority does the least work.
  ///
  /// The kernel's interrupt threads have 50: the drive thread is their equal, so that the I2C and
  /// camera interrupts it waits for are not starved. The guard stands above the drive it watches.
  public enum Role {
    /// Writes pulses; a few bytes at a time.
    ACTUATOR(55),
    /// Looks at ages every 20 ms.
    GUARD(52),
    /// Looks, thinks and decides.
    DRIVE(50),
    /// Fills frames.
    CAPTURE(45);

    private final int priority;

    Role(int priority) {
      this.priority = priority;
    }

    /// First-in-first-out priority.
    public int priority() {
      return priority;
    }
  }

  /// Fewer processors than this are left to the kernel to share out.
  private static final int PROCESSORS_TO_PART = 4;

  private final boolean asked;
  private final int processors;
  private final Set<String> missing = new ConcurrentSkipListSet<>();

  private RealTimeThreads(boolean asked, int processors) {
    this.asked = asked;
    this.processors = processors;
  }

  /// Leaves every thread as it is.
  public static RealTimeThreads off() {
    return new RealTimeThreads(false, 0);
  }

  /// Locks the memory and tries on a thread of its own what the drive's threads will ask for, so
  /// that [#status()] is known before the drive begins.
  ///
  /// @param processors of the machine; from four on, the last one is the drive thread's own and the
  ///   one before it is shared by capture, actuator and guard
  public static RealTimeThreads ask(int processors) {
    RealTimeThreads threads = new RealTimeThreads(true, processors);
    threads.attempt(MemoryLock::lockAll);
    Thread probe =
        Thread.ofPlatform().name("probe").daemon().start(() -> threads.enter(Role.ACTUATOR));
    try {
      probe.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return threads;
  }

  /// Gives the calling thread its place; called by each thread when it begins.
  public void enter(Role role) {
    if (!asked) {
      return;
    }
    attempt(Scheduling::promptTimers);
    if (processors >= PROCESSORS_TO_PART) {
      int processor = role == Role.DRIVE ? processors - 1 : processors - 2;
      attempt(() -> Scheduling.processors(processor, processor));
    }
    attempt(() -> Scheduling.fifo(role.priority()));
  }

  /// Makes the calling thread a normal one again, on any processor.
  public void leave() {
    if (!asked) {
      return;
    }
    attempt(Scheduling::normal);
    if (processors >= PROCESSORS_TO_PART) {
      attempt(() -> Scheduling.processors(0, processors - 1));
    }
  }

  private void attempt(Runnable call) {
    try {
      call.run();
    } catch (LinuxException e) {
      missing.add(e.getMessage());
    }
  }

  /// Whether something was asked for and refused. Safe from any thread.
  public boolean degraded() {
    return !missing.isEmpty();
  }

  /// `off`, `ok`, or `degraded: ` with what the kernel refused. Safe from any thread.
  public String status() {
    if (degraded()) {
      return "degraded: " + String.join(", ", missing);
    }
    return asked ? "ok" : "off";
  }
}
