package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.HBridge.Motor;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.time.Clock;
import java.util.OptionalInt;

/// Two motors on a board, for tests that differ in the bridge only.
final class MotorBoard {
  static final HBridge TOSHIBA =
      new HBridge(HBridge.Type.TB6612, HBridge.Neutral.COAST, 0.02, 0.25, OptionalInt.empty());

  private MotorBoard() {}

  static Differential wiring(HBridge bridge) {
    return new Differential(1, 0x40, 1000, bridge, new Motor(0, 2, 1), new Motor(5, 4, 3), 0.13);
  }

  static VehicleProfile profile(HBridge bridge) {
    VehicleProfile wired = WiredProfile.profile(wiring(bridge));
    return new VehicleProfile(
        wired.name(),
        wired.camera(),
        wired.geometry(),
        wired.actuator(),
        new PulseRange(1000, 1500, 2000),
        new PulseRange(1000, 1500, 2000),
        wired.limits());
  }

  static DifferentialActuator open(I2cDevice device, HBridge bridge, Clock clock) {
    return DifferentialActuator.open(device, wiring(bridge), profile(bridge), clock);
  }

  static DifferentialOutputs outputs(EmulatedPca9685 chip, HBridge bridge) {
    return new DifferentialOutputs(chip, wiring(bridge), profile(bridge));
  }
}
