package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import java.util.function.DoubleSupplier;

/// The simulator's expert as a teacher: drives by hand, and takes the wheel from a network only
/// while it strays. Used by the drive thread.
final class WatchfulExpert implements DriverInput, DriveObserver {
  /// Farther from the middle he takes the wheel.
  private static final double STRAYED_METERS = 0.12;

  /// Nearer he gives it back.
  private static final double BACK_METERS = 0.04;

  private final DriverInput expert;
  private final DoubleSupplier lateralMeters;
  private final boolean corrects;
  private boolean alone;
  private boolean correcting;

  /// @param lateralMeters how far the car is from the middle, safe from any thread
  /// @param corrects whether he takes the wheel at all while the network drives
  WatchfulExpert(DriverInput expert, DoubleSupplier lateralMeters, boolean corrects) {
    this.expert = expert;
    this.lateralMeters = lateralMeters;
    this.corrects = corrects;
  }

  @Override
  public boolean read(DriveCommand command) {
    if (!alone) {
      return expert.read(command);
    }
    double distance = Math.abs(lateralMeters.getAsDouble());
    correcting = corrects && distance > (correcting ? BACK_METERS : STRAYED_METERS);
    return correcting && expert.read(command);
  }

  @Override
  public void onTick(Tick tick) {
    alone = tick.state() == DriveState.ARMED_AUTO;
  }
}
