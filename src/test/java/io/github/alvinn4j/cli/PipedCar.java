package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ChipOnPipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The profile of the simulated car behind a chip in another process.
final class PipedCar {
  /// 1500 us in whole counts of the chip.
  static final int NEUTRAL_MICROS = 1501;

  private PipedCar() {}

  static ChipOnPipe chip(Path folder) throws IOException, InterruptedException {
    return ChipOnPipe.in(folder, 1, 0);
  }

  static Path profile(Path folder, ChipOnPipe chip) throws IOException {
    String emulated = Files.readString(Path.of("hardware/simulated-pca9685.yaml"));
    return Files.writeString(
        folder.resolve("piped.yaml"),
        emulated.replace(
            "kind: emulated_pca9685", "kind: piped_pca9685\n  pipe: \"" + chip.pipe() + "\""));
  }
}
