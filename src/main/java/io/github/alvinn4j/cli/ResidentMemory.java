package io.github.alvinn4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory the process has taken from the machine.
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /// The most that was resident at a time, in 10^6 bytes; -1 where Linux does not tell.
  static long peakMegabytes() {
    try {
      return Files.readString(STATUS)
          .lines()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
