package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.hardware.ActuatorWiring.PipedChip;
import java.nio.file.Path;
import java.util.List;

/// A PCA9685 whose outputs are noted down for as long as they may be on; see [OwnedOutputs].
public final class OwnedPca9685 implements I2cDevice {
  private final I2cDevice device;
  private final OwnedOutputs outputs;
  private boolean failed;

  private OwnedPca9685(I2cDevice device, OwnedOutputs outputs) {
    this.device = device;
    this.outputs = outputs;
  }

  /// Notes the outputs of a chip on the machine's I2C bus.
  ///
  /// @param device the claimed bus, not written to yet; taken over
  /// @throws ActuatorException if the note cannot be written; the device is closed then
  public static OwnedPca9685 onBus(I2cDevice device, Pca9685 chip, VehicleProfile profile) {
    String line =
        "pca9685 %d 0x%02x %s".formatted(chip.i2cBus(), chip.i2cAddress(), throttle(chip, profile));
    return declare(device, BusLock.folder(), "i2c-" + chip.i2cBus(), line);
  }

  /// Notes the outputs of a motor board on the machine's I2C bus.
  ///
  /// @param device the claimed bus, not written to yet; taken over
  /// @throws ActuatorException if the note cannot be written; the device is closed then
  public static OwnedPca9685 onBus(I2cDevice device, Differential board) {
    String line = "pca9685_motors %d 0x%02x".formatted(board.i2cBus(), board.i2cAddress());
    return declare(device, BusLock.folder(), "i2c-" + board.i2cBus(), line);
  }

  /// Notes the outputs of a chip behind a pipe.
  ///
  /// @param device the claimed pipe, not written to yet; taken over
  /// @throws ActuatorException if the note cannot be written; the device is closed then
  public static OwnedPca9685 onPipe(I2cDevice device, PipedChip piped, VehicleProfile profile) {
    Path pipe = piped.pipe().toAbsolutePath().normalize();
    String line = "pca9685_pipe %s %s".formatted(throttle(piped.chip(), profile), pipe);
    return declare(device, PipedPca9685.folder(pipe), "pipe", line);
  }

  // The ESC's channel and its neutral in counts of the chip.
  private static String throttle(Pca9685 chip, VehicleProfile profile) {
    int counts =
        Pca9685Chip.counts(
            profile.throttle().neutralMicros(), Pca9685Chip.prescale(chip.frequencyHertz()));
    return "%d %d".formatted(chip.throttleChannel(), counts);
  }

  private static OwnedPca9685 declare(I2cDevice device, Path folder, String bus, String line) {
    try {
      return new OwnedPca9685(device, OwnedOutputs.declare(folder, bus, List.of(line)));
    } catch (ActuatorException e) {
      device.close();
      throw e;
    }
  }

  @Override
  public void write(byte[] bytes) {
    failed = true;
    device.write(bytes);
    failed = false;
  }

  @Override
  public void readRegisters(int first, byte[] into) {
    device.readRegisters(first, into);
  }

  @Override
  public int readRegister(int register) {
    return device.readRegister(register);
  }

  /// Closes the device. An actuator puts all outputs off with its last transfer: only if the device
  /// did not take that, the note stays for who comes after.
  @Override
  public void close() {
    if (!failed) {
      outputs.areOff();
    }
    device.close();
  }
}
