package io.github.alvinn4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Recorded drives and other inputs of the repository that the tests of the commands share.
final class Drives {
  /// 400 records of a real drive.
  static final Path REAL = Path.of("src/test/resources/drives/circuit_launch_400/tub");

  static final Path OVAL = Path.of("simulator/tracks/Oval_track.csv");
  static final Path MODEL = Path.of("models/simulator.safetensors");
  static final Path PROFILE = Path.of("hardware/simulator.yaml");
  static final Path EMULATED = Path.of("hardware/simulated-pca9685.yaml");

  private Drives() {}

  /// A copy of the real drive that may be damaged.
  static Path copy(Path folder) throws IOException {
    Path copy = folder.resolve("tub");
    try (Stream<Path> files = Files.walk(REAL)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(REAL.relativize(file).toString()));
      }
    }
    return copy;
  }
}
