package io.github.alvinn4j.drive;

import java.util.function.BooleanSupplier;

/// Tells other threads whether the car is disarmed.
///
/// Written on the drive thread, read on any. Before the first tick it is.
public final class Disarmed implements DriveObserver, BooleanSupplier {
  private volatile boolean disarmed = true;

  @Override
  public void onTick(Tick tick) {
    disarmed = !tick.state().armed();
  }

  @Override
  public boolean getAsBoolean() {
    return disarmed;
  }
}
