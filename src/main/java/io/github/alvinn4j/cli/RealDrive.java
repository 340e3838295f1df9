package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.camera.ReopeningCamera;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.RealTimeThreads;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.BusCheck;
import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.hardware.Commissioning;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.GpioLines;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Drives a real car: a camera, servo and ESC.
final class RealDrive {
  private final DrivePlan plan;
  private final ActuatorWiring.Real wiring;
  private final boolean arm;
  private final DriverInput person;
  private final Output output;
  private final RealTimeThreads threads;

  RealDrive(
      DrivePlan plan,
      ActuatorWiring.Real wiring,
      boolean arm,
      DriverInput person,
      Output output,
      RealTimeThreads threads) {
    this.threads = threads;
    this.plan = plan;
    this.wiring = wiring;
    this.arm = arm;
    this.person = person;
    this.output = output;
  }

  /// Drives until Ctrl-C or until the time is over.
  int run() {
    requireCommissioned();
    Clock clock = new SystemClock();
    DriveSession session = new DriveSession(plan, clock, output, threads);
    boolean armed = arm || plan.driver() == Driver.GAMEPAD; // who holds the pad's button arms
    session.allowArming(armed);
    BusCheck.requireFree(wiring); // else a second program would only say that the camera is in use
    // Then the camera: a car that cannot see never gets as far as opening its outputs.
    try (FrameSource camera = camera(session, clock);
        GpioLines lines = GpioLines.open(plan.profile().lines());
        DeathWatch _ = DeathWatch.over(wiring);
        VehicleActuator actuator = Assembly.actuator(wiring, plan.profile())) {
      if (!armed) {
        output.remark("not armed: outputs stay neutral; add --arm to drive, wheels up first");
      }
      session.connect(lines);
      plan.seconds().ifPresent(session::endAfter);
      session.run(camera, actuator, person, "Alvinn4J   " + plan.profile().name(), List::of);
    }
    // Only now: after the report a waiting signal ends the process, and the outputs must be off.
    ObjectNode json = output.newResult();
    json.put("vehicle", plan.profile().name());
    session.report(json);
    return session.failed() ? ExitCode.DOES_NOT_HOLD : ExitCode.DONE;
  }

  // Before anything is opened: a servo mounted the other way round steers off the road (A11).
  private void requireCommissioned() {
    Commissioning shown = plan.profile().commissioning();
    if (arm && !shown.directionsConfirmed()) {
      throw new UsageException(
          "%s: commissioning.directions_confirmed is not true; run ./alvinn calibrate on the profile"
              .formatted(plan.profile().name()));
    }
    List<String> missing = shown.missing(plan.profile().lines().heartbeatGpio().isPresent());
    if (arm && plan.driver().goal() == DriveSettings.Goal.AUTO && !missing.isEmpty()) {
      output.remark(
          "throttle held at %.0f %% until the car is commissioned: %s"
              .formatted(100 * Commissioning.UNPROVEN_THROTTLE, String.join("; ", missing)));
    }
  }

  // Where a fault ends the drive, a camera that fails ends it at once; a person who can arm again
  // gets the camera back.
  private FrameSource camera(DriveSession session, Clock clock) {
    CameraMount mount = plan.profile().camera();
    return plan.pad() == PadUse.HOLD
        ? new ReopeningCamera(
            () -> Assembly.camera(mount, clock), session.standby(), LockSupport::parkNanos)
        : Assembly.camera(mount, clock);
  }
}
