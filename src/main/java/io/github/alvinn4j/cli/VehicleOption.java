package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option of every command with a car: which car.
final class VehicleOption {
  private static final String DEFAULT = "hardware/simulator.yaml";

  @Option(
      names = "--vehicle",
      paramLabel = "YAML",
      description = "Vehicle profile. Default: " + DEFAULT + ".")
  private Optional<Path> vehicle;

  VehicleProfile profile() {
    return VehicleProfiles.read(file());
  }

  /// The profile of a car that can be simulated.
  ///
  /// @throws UsageException if it drives real hardware
  VehicleProfile simulatedProfile() {
    VehicleProfile profile = profile();
    if (profile.actuator() instanceof ActuatorWiring.Real) {
      throw new UsageException(
          "%s: drives real hardware, expected a simulated vehicle".formatted(file()));
    }
    return profile;
  }

  Path file() {
    return Home.given(vehicle.orElseGet(() -> Home.file(DEFAULT)));
  }
}
