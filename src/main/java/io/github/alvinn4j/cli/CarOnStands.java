package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.DifferentialActuator;
import io.github.alvinn4j.hardware.EmergencyStop;
import io.github.alvinn4j.hardware.EmulatedPca9685;
import io.github.alvinn4j.hardware.GpioLines;
import io.github.alvinn4j.hardware.Heartbeat;
import io.github.alvinn4j.hardware.OwnedPca9685;
import io.github.alvinn4j.hardware.Pca9685Actuator;
import io.github.alvinn4j.hardware.PipedPca9685;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.time.Clock;
import java.util.concurrent.locks.LockSupport;

/// The outputs of a car with its wheels lifted; ends in neutral, then without pulses.
final class CarOnStands implements AutoCloseable {
  private static final long FINAL_NEUTRAL_NANOS = 500_000_000L;

  private final GpioLines lines;
  private final VehicleActuator actuator;
  private final Clock clock;
  private final int straightMicros;
  private final int neutralMicros;

  private CarOnStands(
      GpioLines lines, VehicleActuator actuator, VehicleProfile profile, Clock clock) {
    this.lines = lines;
    this.actuator = actuator;
    this.clock = clock;
    this.straightMicros = profile.steering().neutralMicros();
    this.neutralMicros = profile.throttle().neutralMicros();
  }

  /// Opens the outputs in neutral; an emulated chip serves for practice.
  ///
  /// @throws UsageException if the car has no pulses to find
  static CarOnStands open(VehicleProfile profile, Clock clock) {
    GpioLines lines = GpioLines.open(profile.lines());
    try {
      return new CarOnStands(lines, actuator(profile, clock), profile, clock);
    } catch (RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private static VehicleActuator actuator(VehicleProfile profile, Clock clock) {
    return switch (profile.actuator()) {
      case ActuatorWiring.Real wiring -> Assembly.actuator(wiring, profile);
      case ActuatorWiring.EmulatedPca9685(ActuatorWiring.Pca9685 chip) ->
          Pca9685Actuator.open(new EmulatedPca9685(), chip, profile, clock);
      case ActuatorWiring.EmulatedDifferential(ActuatorWiring.Differential board) ->
          DifferentialActuator.open(new EmulatedPca9685(), board, profile, clock);
      case ActuatorWiring.PipedChip piped ->
          Pca9685Actuator.open(
              OwnedPca9685.onPipe(PipedPca9685.open(piped.pipe(), clock), piped, profile),
              piped.chip(),
              profile,
              clock);
      case ActuatorWiring.Simulator() ->
          throw new UsageException(
              "actuator.kind = simulator has nothing to calibrate, expected a car's profile");
    };
  }

  /// Puts pulses out, held inside what no servo or ESC exceeds, and lets the heart beat; while the
  /// emergency stop is pressed nothing goes out.
  void write(int steeringMicros, int throttleMicros) {
    writeWithoutHeartbeat(steeringMicros, throttleMicros);
    lines.heartbeat().ifPresent(Heartbeat::beat);
  }

  /// Puts pulses out while the heart stands still.
  void writeWithoutHeartbeat(int steeringMicros, int throttleMicros) {
    if (lines.emergencyStop().map(EmergencyStop::pressed).orElse(false)) {
      actuator.release();
    } else {
      actuator.write(held(steeringMicros), held(throttleMicros));
    }
  }

  private static int held(int micros) {
    return Math.clamp(micros, PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS);
  }

  /// Ends all pulses at once, as if the wires were cut.
  void cut() {
    actuator.release();
  }

  @Override
  public void close() {
    try {
      actuator.write(straightMicros, neutralMicros);
      long end = clock.nanos() + FINAL_NEUTRAL_NANOS;
      for (long left = FINAL_NEUTRAL_NANOS; left > 0; left = end - clock.nanos()) {
        LockSupport.parkNanos(this, left);
      }
    } finally {
      actuator.close();
      lines.close();
    }
  }
}
