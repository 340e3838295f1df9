package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.OpenCvCamera;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.hardware.Pca9685Actuator;
import io.github.alvinn4j.hardware.Pi4jI2cDevice;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.util.List;

/// Drives a real car: a V4L2 camera and a PCA9685 on the I2C bus.
final class RealDrive {
  private final DrivePlan plan;
  private final boolean arm;
  private final Output output;

  RealDrive(DrivePlan plan, boolean arm, Output output) {
    this.plan = plan;
    this.arm = arm;
    this.output = output;
  }

  /// Drives until Ctrl-C or until the time is over.
  int run() {
    CameraMount mount = plan.profile().camera();
    ActuatorWiring wiring = plan.profile().actuator();
    Clock clock = new SystemClock();
    DriveSession session = new DriveSession(plan, clock, output);
    session.allowArming(arm);
    // The camera first: a car that cannot see never gets as far as opening its outputs.
    try (OpenCvCamera camera =
            OpenCvCamera.open(
                mount.device(),
                mount.widthPixels(),
                mount.heightPixels(),
                mount.rateHertz(),
                clock);
        VehicleActuator actuator =
            Pca9685Actuator.open(
                Pi4jI2cDevice.open(wiring.i2cBus(), wiring.i2cAddress()), plan.profile())) {
      if (!arm) {
        output.remark("not armed: outputs stay neutral; add --arm to drive, wheels up first");
      }
      session.run(
          camera, actuator, command -> false, "Alvinn4J   " + plan.profile().name(), List::of);
    }
    // Only now: after the report a waiting signal ends the process, and the outputs must be off.
    ObjectNode json = output.newResult();
    json.put("vehicle", plan.profile().name());
    session.report(json);
    return session.disarmed() ? ExitCode.DOES_NOT_HOLD : ExitCode.DONE;
  }
}
