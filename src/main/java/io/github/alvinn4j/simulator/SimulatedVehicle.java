package io.github.alvinn4j.simulator;

import io.github.alvinn4j.hardware.PulseOutputs;
import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.PulseRange;

/// A car that hears pulses, turns its wheels after a lag and gathers speed with a time constant.
///
/// Full lock is reached at the calibration's end pulses and the angle of the wheels is linear in
/// the pulse between. Without a servo pulse the wheels stay where they are; without an ESC pulse
/// the car coasts to a stop. Advanced by one thread; [#state()] is safe from any.
final class SimulatedVehicle {
  /// Length of one step of the physics: 5 ms.
  static final int STEPS_PER_SECOND = 200;

  static final double STEP_SECONDS = 1.0 / STEPS_PER_SECOND;

  private static final double SPEED_TIME_CONSTANT_SECONDS = 0.3;
  private static final double MAX_ACCELERATION = 5; // m/s2, about the grip of rubber on carpet
  private static final double MAX_SERVO_RATE = 12; // rad/s, a fast hobby servo
  private static final double REVERSE_SHARE = 0.5; // of the top speed
  private static final double Q15_ONE = 32767;

  private final VehicleGeometry geometry;
  private final PulseRange steeringRange;
  private final PulseRange throttleRange;
  private final PulseOutputs outputs;
  private final BicycleModel model;
  private final SteeringServo servo;
  private volatile VehicleState state = new VehicleState(0, 0, 0, 0, 0);

  SimulatedVehicle(VehicleProfile profile, PulseOutputs outputs) {
    this.geometry = profile.geometry();
    this.steeringRange = profile.steering();
    this.throttleRange = profile.throttle();
    this.outputs = outputs;
    double top = geometry.maxSpeedMetersPerSecond();
    this.model =
        new BicycleModel(
            geometry.wheelbaseMeters(),
            geometry.maxSteeringRadians(),
            MAX_SERVO_RATE,
            -REVERSE_SHARE * top,
            top,
            top,
            MAX_ACCELERATION);
    this.servo = new SteeringServo(geometry.steeringLagSeconds(), STEP_SECONDS);
  }

  /// What the car does now.
  VehicleState state() {
    return state;
  }

  /// Puts the car somewhere with straight wheels and nothing under way to the servo.
  void placeAt(double xMeters, double yMeters, double headingRadians, double speed) {
    servo.reset(0);
    state = new VehicleState(xMeters, yMeters, headingRadians, 0, speed);
  }

  /// Moves the car by hand, its wheels and its speed as they are.
  void displaceTo(double xMeters, double yMeters, double headingRadians) {
    state =
        new VehicleState(
            xMeters,
            yMeters,
            headingRadians,
            state.steeringRadians(),
            state.speedMetersPerSecond());
  }

  /// Lets 5 ms pass.
  ///
  /// @param gustRadians by which something turns the wheels away from what the servo was told
  void step(double gustRadians) {
    VehicleState now = state;
    int micros = outputs.steeringMicros();
    if (micros == PulseOutputs.NO_PULSE) {
      servo.reset(now.steeringRadians()); // limp: no torque, nothing under way
    } else {
      double max = geometry.maxSteeringRadians();
      double wanted = steeringRange.valueQ15(micros) / Q15_ONE * max;
      servo.accept(Math.clamp(wanted + gustRadians, -max, max));
    }
    state = moved(now, servo.rateRadiansPerSecond(now.steeringRadians()));
  }

  /// Where the car will be when a command given now begins to turn the wheels.
  VehicleState whenCommandArrives() {
    VehicleState later = state;
    for (int step = 0; step < servo.deadSteps(); step++) {
      later = moved(later, servo.rateRadiansPerSecond(later.steeringRadians(), step + 1));
    }
    return later;
  }

  private VehicleState moved(VehicleState from, double steeringRate) {
    double wantedSpeed = wantedThrottle() * geometry.maxSpeedMetersPerSecond();
    double acceleration = (wantedSpeed - from.speedMetersPerSecond()) / SPEED_TIME_CONSTANT_SECONDS;
    return model.step(from, steeringRate, acceleration, STEP_SECONDS);
  }

  private double wantedThrottle() {
    int micros = outputs.throttleMicros();
    return micros == PulseOutputs.NO_PULSE ? 0 : throttleRange.valueQ15(micros) / Q15_ONE;
  }
}
