package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.EmulatedPca9685;
import io.github.alvinn4j.hardware.Pca9685Actuator;
import io.github.alvinn4j.hardware.PulseOutputs;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.simulator.Pacing;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.SimulatedActuator;
import io.github.alvinn4j.simulator.Simulation;
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
  static SimulatedCar assemble(
      VehicleProfile profile, Scenario scenario, long seed, Pacing pacing) {
    ActuatorWiring wiring = profile.actuator();
    SplittableRandom random = new SplittableRandom(seed);
    if (wiring.kind() == ActuatorWiring.Kind.EMULATED_PCA9685) {
      EmulatedPca9685 chip = new EmulatedPca9685();
      VehicleActuator driver = Pca9685Actuator.open(chip, profile);
      PulseOutputs outputs = chip.outputs(wiring.steeringChannel(), wiring.throttleChannel());
      return new SimulatedCar(
          new Simulation(profile, scenario, random, pacing, outputs), driver, outputs);
    }
    SimulatedActuator wires = new SimulatedActuator();
    return new SimulatedCar(new Simulation(profile, scenario, random, pacing, wires), wires, wires);
  }

  @Override
  public void close() {
    actuator.close();
    simulation.close();
  }
}
