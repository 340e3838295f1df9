package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.DifferentialActuator;
import io.github.alvinn4j.hardware.DifferentialOutputs;
import io.github.alvinn4j.hardware.EmulatedPca9685;
import io.github.alvinn4j.hardware.OwnedPca9685;
import io.github.alvinn4j.hardware.Pca9685Actuator;
import io.github.alvinn4j.hardware.PipedPca9685;
import io.github.alvinn4j.hardware.PulseOutputs;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.simulator.Pacing;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.SimulatedActuator;
import io.github.alvinn4j.simulator.Simulation;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.SystemClock;
import java.util.SplittableRandom;

/// A car on a simulated track, with the actuator its profile asks for.
///
/// @param simulation the car's world
/// @param actuator what the drive loop writes to: the car itself, or the driver of an emulated chip
///   whose outputs the car hears
/// @param outputs what the car hears
record SimulatedCar(Simulation simulation, VehicleActuator actuator, PulseOutputs outputs)
    implements AutoCloseable {

  /// Builds track, car, camera and actuator.
  ///
  /// @param clock the drive's time
  static SimulatedCar assemble(
      VehicleProfile profile, Scenario scenario, long seed, Clock clock, Pacing pacing) {
    SplittableRandom random = new SplittableRandom(seed);
    return switch (profile.actuator()) {
      case ActuatorWiring.Simulator() -> {
        SimulatedActuator wires = new SimulatedActuator();
        yield new SimulatedCar(
            new Simulation(profile, scenario, random, pacing, wires), wires, wires);
      }
      case ActuatorWiring.EmulatedPca9685(ActuatorWiring.Pca9685 wiring) -> {
        EmulatedPca9685 chip = new EmulatedPca9685();
        VehicleActuator driver = Pca9685Actuator.open(chip, wiring, profile, clock);
        PulseOutputs outputs = chip.outputs(wiring.steeringChannel(), wiring.throttleChannel());
        yield new SimulatedCar(
            new Simulation(profile, scenario, random, pacing, outputs), driver, outputs);
      }
      case ActuatorWiring.EmulatedDifferential(ActuatorWiring.Differential wiring) -> {
        EmulatedPca9685 chip = new EmulatedPca9685();
        VehicleActuator driver = DifferentialActuator.open(chip, wiring, profile, clock);
        PulseOutputs outputs = new DifferentialOutputs(chip, wiring, profile);
        yield new SimulatedCar(
            new Simulation(profile, scenario, random, pacing, outputs), driver, outputs);
      }
      case ActuatorWiring.PipedChip piped -> {
        PipedPca9685 bus = PipedPca9685.open(piped.pipe(), new SystemClock());
        PulseOutputs outputs =
            bus.outputs(piped.chip().steeringChannel(), piped.chip().throttleChannel());
        VehicleActuator driver =
            Pca9685Actuator.open(
                OwnedPca9685.onPipe(bus, piped, profile), piped.chip(), profile, clock);
        yield new SimulatedCar(
            new Simulation(profile, scenario, random, pacing, outputs), driver, outputs);
      }
      case ActuatorWiring.Real real ->
          throw new IllegalArgumentException(
              "actuator = %s, expected a simulated one".formatted(real.kind()));
    };
  }

  @Override
  public void close() {
    actuator.close();
    simulation.close();
  }
}
