package io.github.alvinn4j.drive;

import io.github.alvinn4j.time.Clock;
import java.util.function.BooleanSupplier;

/// Pings who would restart a dead program, but only out of a drive that lives.
///
/// Called on the drive thread at the end of each of its turns, it asks the guard first: so a ping
/// needs both threads (J4), and a thread that idles in a timer can never send one. Allocates
/// nothing.
public final class ServiceWatchdog {
  /// A fourth of the `WatchdogSec` of the service: two pings may be lost.
  static final long PERIOD_NANOS = 500_000_000L;

  private final Clock clock;
  private final BooleanSupplier guardAlive;
  private final Runnable ping;
  private boolean pinged;
  private long pingedNanos;

  /// @param guardAlive whether the guard lives and has not given up
  /// @param ping must not block
  public ServiceWatchdog(Clock clock, BooleanSupplier guardAlive, Runnable ping) {
    this.clock = clock;
    this.guardAlive = guardAlive;
    this.ping = ping;
  }

  /// The drive thread has done a turn.
  public void turned() {
    long now = clock.nanos();
    boolean due = !pinged || now - pingedNanos >= PERIOD_NANOS;
    if (due && guardAlive.getAsBoolean()) {
      pinged = true;
      pingedNanos = now;
      ping.run();
    }
  }
}
