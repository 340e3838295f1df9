package io.github.alvinn4j.drive;

import io.github.alvinn4j.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Watches the drive thread from a thread of its own, and holds the throttle while it is silent.
///
/// A drive thread that is stuck (in native code, in a debugger, starved) can release nothing itself
/// (J2). When it runs again, its supervisor sees the pause and decides what comes next; the guard
/// only bridges the time until then. Works with a period of 20 ms.
public final class Guard implements DriveObserver, AutoCloseable {
  private static final long PERIOD_NANOS = 20_000_000L;
  private static final System.Logger LOG = System.getLogger(Guard.class.getName());

  private final Clock clock;
  private final ActuatorWriter writer;
  private final long silenceNanos;
  private final RealTimeThreads threads;
  private final AtomicLong lastTickNanos = new AtomicLong();
  private final AtomicLong interventions = new AtomicLong();
  private volatile boolean watching;
  private volatile boolean closing;
  private boolean holding;

  /// @param silenceNanos a drive thread that has not ticked for longer loses the throttle, above 0
  public Guard(Clock clock, ActuatorWriter writer, long silenceNanos) {
    this(clock, writer, silenceNanos, RealTimeThreads.off());
  }

  /// The same, with what the kernel is asked for.
  ///
  /// @param threads the place of the guard's thread
  public Guard(Clock clock, ActuatorWriter writer, long silenceNanos, RealTimeThreads threads) {
    this.threads = threads;
    this.clock = clock;
    this.writer = writer;
    this.silenceNanos = silenceNanos;
  }

  /// Begins to watch, from the first tick on.
  public void start() {
    Thread.ofPlatform().name("guard").daemon().start(this::run);
  }

  private void run() {
    threads.enter(RealTimeThreads.Role.GUARD);
    while (!closing) {
      check();
      LockSupport.parkNanos(this, PERIOD_NANOS);
    }
  }

  /// Looks once; on the guard's thread, or in a test.
  void check() {
    boolean silent = watching && clock.nanos() - lastTickNanos.get() > silenceNanos;
    if (silent == holding) {
      return;
    }
    holding = silent;
    writer.holdThrottle(silent);
    if (silent) {
      interventions.incrementAndGet();
      LOG.log(System.Logger.Level.WARNING, "the drive thread is silent: throttle held in neutral");
    }
  }

  @Override
  public void onTick(Tick tick) {
    lastTickNanos.set(clock.nanos());
    watching = true;
  }

  /// How often the throttle had to be held. Safe from any thread.
  public long interventions() {
    return interventions.get();
  }

  /// Ends watching.
  @Override
  public void close() {
    closing = true;
  }
}
