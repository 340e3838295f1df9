package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.ActuatorWiring.Differential;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import io.github.alvinn4j.hardware.ActuatorWiring.Pca9685;
import java.nio.file.Path;

/// Looks whether another process drives a car's outputs, before the car's camera is opened.
///
/// A second program would otherwise only say that the camera is in use. The claim is given back at
/// once: who opens the outputs afterwards claims them for itself.
public final class BusCheck {
  private BusCheck() {}

  /// Does nothing if nobody drives these outputs.
  ///
  /// @throws ActuatorException if another process does, naming bus and process, or if the machine
  ///   has no such PWM chip
  public static void requireFree(ActuatorWiring.Real wiring) {
    requireFree(PwmActuator.SYSFS, BusLock.folder(), wiring);
  }

  static void requireFree(Path sysfs, Path locks, ActuatorWiring.Real wiring) {
    lock(sysfs, locks, wiring).close();
  }

  private static BusLock lock(Path sysfs, Path locks, ActuatorWiring.Real wiring) {
    return switch (wiring) {
      case Pca9685 chip -> BusLock.ofI2c(locks, chip.i2cBus());
      case Differential board -> BusLock.ofI2c(locks, board.i2cBus());
      case HardwarePwm _ -> BusLock.ofPwm(locks, PwmChip.find(sysfs));
    };
  }
}
