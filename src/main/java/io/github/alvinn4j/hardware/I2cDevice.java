package io.github.alvinn4j.hardware;

/// One device on an I2C bus: a real one through Pi4J, or an emulated chip. Used by one thread.
public interface I2cDevice extends AutoCloseable {

  /// Writes all bytes in one bus transfer: the register, then what goes into it and those after it.
  ///
  /// @param bytes not modified
  /// @throws ActuatorException if the device did not take them
  void write(byte[] bytes);

  /// Reads one register.
  ///
  /// @param register 0..255
  /// @return 0..255
  /// @throws ActuatorException if the device did not answer
  int readRegister(int register);

  /// Reads neighbouring registers; a device that can do so in one transfer overrides this.
  ///
  /// @param first register, 0..255
  /// @param into overwritten with as many values as it has places
  /// @throws ActuatorException if the device did not answer
  default void readRegisters(int first, byte[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = (byte) readRegister(first + i);
    }
  }

  /// Lets go of the bus; safe to call twice.
  @Override
  void close();
}
