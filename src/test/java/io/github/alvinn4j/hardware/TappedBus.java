package io.github.alvinn4j.hardware;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Notes what goes over the bus, and refuses as many transfers as told.
final class TappedBus implements I2cDevice {
  private final I2cDevice device;
  final List<String> writes = new ArrayList<>();
  Runnable afterWrite = () -> {};
  int refusals;
  int closes;

  TappedBus(I2cDevice device) {
    this.device = device;
  }

  @Override
  public void write(byte[] bytes) {
    if (refusals > 0) {
      refusals--;
      throw new ActuatorException("NACK");
    }
    device.write(bytes);
    writes.add(HexFormat.of().formatHex(bytes));
    afterWrite.run();
  }

  @Override
  public int readRegister(int register) {
    return device.readRegister(register);
  }

  @Override
  public void close() {
    closes++;
    device.close();
  }
}
