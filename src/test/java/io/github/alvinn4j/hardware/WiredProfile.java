package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.SlewLimit;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.ManualClock;

/// Profiles that differ in their wiring only; the servo is a reversed one.
final class WiredProfile {
  private WiredProfile() {}

  static Pca9685Actuator open(I2cDevice device, int steeringChannel, int throttleChannel) {
    return open(device, steeringChannel, throttleChannel, new ManualClock());
  }

  static Pca9685Actuator open(
      I2cDevice device, int steeringChannel, int throttleChannel, Clock clock) {
    return open(device, new Pca9685(1, 0x40, steeringChannel, throttleChannel, 60), clock);
  }

  static Pca9685Actuator open(
      I2cDevice device, int steeringChannel, int throttleChannel, int hertz) {
    Pca9685 wiring = new Pca9685(1, 0x40, steeringChannel, throttleChannel, hertz);
    return open(device, wiring, new ManualClock());
  }

  private static Pca9685Actuator open(I2cDevice device, Pca9685 wiring, Clock clock) {
    return Pca9685Actuator.open(device, wiring, profile(wiring), clock);
  }

  static VehicleProfile profile(ActuatorWiring wiring) {
    return new VehicleProfile(
        "test",
        new CameraMount("simulator", 0, "", false, 160, 120, 20, 0.16, 0.4, 1.9),
        new VehicleGeometry(0.165, 0.5, 2, 0.2),
        wiring,
        new PulseRange(1872, 1526, 1180),
        new PulseRange(895, 1505, 2035),
        new DrivingLimits(new SlewLimit(200, 1600), new SlewLimit(50, 400), 0.1, 0.2, 150));
  }
}
