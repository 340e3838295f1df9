package io.github.alvinn4j.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What the processor packages have used since a moment, by their own counters (RAPL).
///
/// The counters lie in `/sys/class/powercap/intel-rapl:N/energy_uj` (AMD's too), count microjoules
/// of the whole package whoever uses it, and begin at 0 again after `max_energy_range_uj`. They
/// leave out memory, disk, fan and power supply. Many machines let only root read them, and a
/// virtual machine mostly has none. Used by one thread.
final class EnergyCounter {
  private static final String FOLDER = "sys/class/powercap";
  private static final double MICROJOULES_PER_JOULE = 1e6;

  private final MachineFiles files;
  private final List<String> packages;
  private final List<Long> begun; // microjoules, one per package

  private EnergyCounter(MachineFiles files, List<String> packages, List<Long> begun) {
    this.files = files;
    this.packages = packages;
    this.begun = begun;
  }

  /// Begins to count; empty if there is no package whose counter can be read.
  static Optional<EnergyCounter> start(MachineFiles files) {
    List<String> packages =
        files.names(FOLDER, "intel-rapl:").stream()
            .filter(name -> name.matches("intel-rapl:[0-9]+")) // subzones are part of their package
            .toList();
    List<Long> begun =
        packages.stream().map(name -> energy(files, name)).flatMap(Optional::stream).toList();
    return packages.isEmpty() || begun.size() < packages.size()
        ? Optional.empty()
        : Optional.of(new EnergyCounter(files, packages, begun));
  }

  private static Optional<Long> energy(MachineFiles files, String name) {
    return files.number("%s/%s/energy_uj".formatted(FOLDER, name));
  }

  /// Joules since the start; empty if a counter cannot be read any more. A counter that went round
  /// more than once is not noticed: at 100 W that takes some 40 minutes.
  OptionalDouble joules() {
    double microjoules = 0;
    for (int i = 0; i < packages.size(); i++) {
      Optional<Long> now = energy(files, packages.get(i));
      if (now.isEmpty()) {
        return OptionalDouble.empty();
      }
      long used = now.get() - begun.get(i);
      if (used < 0) {
        String range = "%s/%s/max_energy_range_uj".formatted(FOLDER, packages.get(i));
        used += files.number(range).orElse(0L);
      }
      microjoules += Math.max(0, used);
    }
    return OptionalDouble.of(microjoules / MICROJOULES_PER_JOULE);
  }

  /// The processor's name; `unknown processor` where Linux does not say it.
  static String processor(MachineFiles files) {
    return files.text("proc/cpuinfo").stream()
        .flatMap(text -> Stream.of(text.split("\n")))
        .filter(line -> line.startsWith("model name") || line.startsWith("Model"))
        .map(line -> line.replaceFirst("^[^:]*:", "").strip())
        .findFirst()
        .orElse("unknown processor");
  }
}
