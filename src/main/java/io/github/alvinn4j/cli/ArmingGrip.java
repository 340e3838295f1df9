package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;

/// Asks to arm the car whenever a person takes the wheel, which with a gamepad is to press the
/// button that must be held: letting it go for a while disarms. Used by the drive thread.
final class ArmingGrip implements DriveObserver {
  private Runnable arm = () -> {};
  private boolean present;

  /// Sets what asks; before the first tick.
  void asks(Runnable arm) {
    this.arm = arm;
  }

  @Override
  public void onTick(Tick tick) {
    if (tick.driverPresent() && !present) {
      arm.run();
    }
    present = tick.driverPresent();
  }
}
