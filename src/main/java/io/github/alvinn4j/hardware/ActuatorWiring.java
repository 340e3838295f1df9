package io.github.alvinn4j.hardware;

/// How servo and ESC are connected.
///
/// @param kind what puts the pulses out
/// @param i2cBus number of the bus, 0..31
/// @param i2cAddress of the PWM chip, 0x40..0x7f
/// @param steeringChannel output of the servo, 0..15
/// @param throttleChannel output of the ESC, 0..15, another one than the servo's
/// @param frequencyHertz of the pulses, 40..200
public record ActuatorWiring(
    Kind kind,
    int i2cBus,
    int i2cAddress,
    int steeringChannel,
    int throttleChannel,
    int frequencyHertz) {

  /// Checks the ranges, and that servo and ESC have a channel each.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public ActuatorWiring {
    Bounds.check("i2cBus", i2cBus, 0, 31);
    Bounds.check("i2cAddress", i2cAddress, 0x40, 0x7f);
    Bounds.check("steeringChannel", steeringChannel, 0, 15);
    Bounds.check("throttleChannel", throttleChannel, 0, 15);
    Bounds.check("frequencyHertz", frequencyHertz, 40, 200);
    if (throttleChannel == steeringChannel) {
      throw new IllegalArgumentException(
          "throttleChannel = %d, expected another one than steeringChannel"
              .formatted(throttleChannel));
    }
  }

  /// What puts the pulses out.
  public enum Kind {
    /// The simulated car, which reads pulses directly.
    SIMULATOR,
    /// The PCA9685 driver on an emulated chip, whose outputs the simulated car reads.
    EMULATED_PCA9685,
    /// A PCA9685 on the machine's I2C bus, through Pi4J.
    PCA9685
  }
}
