package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.safety.DriveState;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Gives the wheel to the network once, when the person's condition for it is met. Used by the
/// drive thread; allocates nothing in a tick.
final class HandOver implements DriveObserver {
  private static final long NEVER = Long.MAX_VALUE;

  private final long afterNanos;
  private final BooleanSupplier ready;
  private Runnable give = () -> {};
  private boolean driving;
  private long sinceNanos;
  private volatile boolean done;
  private volatile boolean networkDrives;
  private volatile double afterSeconds = Double.NaN;

  /// @param plan when
  /// @param ready whether the network is ready; asked only if that counts
  HandOver(LearningPlan plan, BooleanSupplier ready) {
    this.afterNanos =
        plan.handOverSeconds()
            .map(seconds -> (long) (seconds * TimeUnit.SECONDS.toNanos(1)))
            .orElse(NEVER);
    this.ready = plan.whenReady() ? ready : () -> false;
  }

  /// Sets what gives the wheel; before the first tick.
  void gives(Runnable give) {
    this.give = give;
  }

  @Override
  public void onTick(Tick tick) {
    networkDrives = tick.state() == DriveState.ARMED_AUTO;
    if (networkDrives && !done) {
      done = true;
      afterSeconds = (tick.startNanos() - sinceNanos) / 1e9;
    }
    if (done || tick.state() != DriveState.ARMED_MANUAL) {
      return;
    }
    if (!driving) {
      driving = true;
      sinceNanos = tick.startNanos();
    }
    if (tick.startNanos() - sinceNanos >= afterNanos || ready.getAsBoolean()) {
      give.run(); // refused while something is wrong, and asked again
    }
  }

  /// Whether the network has the wheel now. Safe from any thread.
  boolean networkDrives() {
    return networkDrives;
  }

  /// After how many seconds of driving the network had the wheel first; not a number if never. Safe
  /// from any thread.
  double afterSeconds() {
    return afterSeconds;
  }
}
