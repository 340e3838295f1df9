package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ProfileEdit;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `calibrate`: finds a car's pulses, and what its ESC does when they end.
@Command(
    name = "calibrate",
    sortOptions = false,
    description = {
      "Find the pulses of servo and ESC with the arrow keys, and save them.",
      "Lift the driven wheels off the ground first. Every end is in neutral.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn calibrate hardware/mycar.yaml",
      "  ./alvinn calibrate hardware/mycar.yaml --measure signal-loss",
      "  ./alvinn calibrate hardware/mycar.yaml --measure kill",
      "",
      "A car drives by itself at no more than 15 %% throttle until its directions are",
      "confirmed and its ESC was seen to stop; see hardware/README.md."
    })
final class Calibrate implements Callable<Integer> {
  @Parameters(paramLabel = "YAML", description = "Vehicle profile to change.")
  private Path file;

  @Option(
      names = "--measure",
      paramLabel = "WHAT",
      description =
          "Measure how long the motor goes on: ${COMPLETION-CANDIDATES}."
              + " Without it: find the pulses.")
  private Optional<StopCause> measure;

  @Option(
      names = StopCause.HOLD_OPTION,
      hidden = true,
      description = "Let the motor run until this process is killed.")
  private boolean hold;

  @Mixin private Output output;

  @Override
  public Integer call() {
    VehicleProfile profile = VehicleProfiles.read(file);
    ProfileEdit edit = ProfileEdit.of(file);
    if (hold) {
      return MotorHold.untilKilled(profile);
    }
    SafeFile.requireWritable(file);
    try (KeyReader keys = KeyReader.open();
        OrderlyEnd end = new OrderlyEnd()) {
      if (measure.isPresent()) {
        return new StopSession(file, profile, edit, measure.get(), keys, end, output).run();
      }
      return new PulseSession(file, profile, edit, keys, end, output).run();
    }
  }
}
