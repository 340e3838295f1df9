package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.training.HeldOutFigures;
import java.util.Arrays;
import java.util.Optional;

/// Keeps what the network and the driver wanted in every tick, to compare them.
final class DriverComparison implements DriveObserver {
  private static final float Q15_ONE = 32767f;

  private double[] predictions = new double[1024];
  private float[] labels = new float[1024];
  private int ticks;

  @Override
  public void onTick(Tick tick) {
    if (tick.driverPresent()) {
      if (ticks == labels.length) {
        predictions = Arrays.copyOf(predictions, 2 * ticks);
        labels = Arrays.copyOf(labels, 2 * ticks);
      }
      predictions[ticks] = tick.estimate().steering();
      labels[ticks] = tick.driver().steeringQ15() / Q15_ONE;
      ticks++;
    }
  }

  /// The agreement over the whole drive; empty if nobody drove.
  Optional<HeldOutFigures> figures() {
    if (ticks == 0) {
      return Optional.empty();
    }
    float[] all = Arrays.copyOf(labels, ticks);
    return Optional.of(HeldOutFigures.of(Arrays.copyOf(predictions, ticks), all, all));
  }
}
