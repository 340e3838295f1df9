package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalRow;

/// An actuator that tells the guard of each pair of pulses that the hardware has taken, and takes
/// none out of the signal table's range.
public final class Acknowledged implements VehicleActuator {
  private final VehicleActuator device;
  private final SignalAges ages;
  private final SignalRow row;

  /// @param device used on the calling thread; closed by its creator
  /// @param row of the actuator
  public Acknowledged(VehicleActuator device, SignalAges ages, SignalRow row) {
    this.device = device;
    this.ages = ages;
    this.row = row;
  }

  /// {@inheritDoc}
  ///
  /// @throws ActuatorException also for a pulse that no calibration can ask for
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    if (!row.sound(steeringMicros) || !row.sound(throttleMicros)) {
      throw new ActuatorException(
          "pulses of %d and %d us, expected %d..%d"
              .formatted(steeringMicros, throttleMicros, row.min(), row.max()));
    }
    device.write(steeringMicros, throttleMicros);
    ages.beat(Signal.ACTUATOR);
  }

  @Override
  public void release() {
    device.release();
    ages.beat(Signal.ACTUATOR);
  }

  @Override
  public void restart() {
    device.restart();
    ages.beat(Signal.ACTUATOR);
  }

  /// Does nothing: the device is closed by its creator.
  @Override
  public void close() {}
}
