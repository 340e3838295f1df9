package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that every command with a car has: which car, which model, which seed.
final class SimulationOptions {
  private static final String DEFAULT_VEHICLE = "hardware/simulator.yaml";
  private static final String DEFAULT_MODEL = "models/simulator.safetensors";

  @Option(
      names = "--vehicle",
      paramLabel = "YAML",
      description = "Vehicle profile. Default: " + DEFAULT_VEHICLE + ".")
  private Optional<Path> vehicle;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The model that thinks. Default: " + DEFAULT_MODEL + ".")
  private Optional<Path> model;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seeds everything that is random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  VehicleProfile profile() {
    return VehicleProfiles.read(vehicleFile());
  }

  /// The profile of a car that can be simulated.
  ///
  /// @throws UsageException if it drives real hardware
  VehicleProfile simulatedProfile() {
    VehicleProfile profile = profile();
    if (profile.actuator().kind() == ActuatorWiring.Kind.PCA9685) {
      throw new UsageException(
          "%s: drives real hardware, expected a simulated vehicle".formatted(vehicleFile()));
    }
    return profile;
  }

  private Path vehicleFile() {
    return Home.given(vehicle.orElseGet(() -> Home.file(DEFAULT_VEHICLE)));
  }

  Path modelFile() {
    return Home.given(model.orElseGet(() -> Home.file(DEFAULT_MODEL)));
  }

  Model model() {
    return ModelFile.read(modelFile());
  }

  long seed() {
    return seed;
  }
}
