package io.github.alvinn4j.cli;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Optional;

/// A garbage collector of the JVM.
enum Collector {
  SERIAL("Serial", "UseSerialGC"),
  PARALLEL("Parallel", "UseParallelGC"),
  G1("G1", "UseG1GC"),
  SHENANDOAH("Shenandoah", "UseShenandoahGC"),
  ZGC("ZGC", "UseZGC");

  private final String title;
  private final String flag;

  Collector(String title, String flag) {
    this.title = title;
    this.flag = flag;
  }

  /// Its name as people write it.
  String title() {
    return title;
  }

  /// What chooses it on Java's command line.
  String option() {
    return "-XX:+" + flag;
  }

  /// The one that this JVM runs with.
  static Optional<Collector> ofThisJvm() {
    HotSpotDiagnosticMXBean jvm =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    return Arrays.stream(values()).filter(c -> c.isUsed(jvm)).findFirst();
  }

  private boolean isUsed(HotSpotDiagnosticMXBean jvm) {
    try {
      return Boolean.parseBoolean(jvm.getVMOption(flag).getValue());
    } catch (IllegalArgumentException e) {
      return false; // not built into this JVM
    }
  }

  /// The one that a list of all flags says is used, as `-XX:+PrintFlagsFinal` prints it.
  static Optional<Collector> usedIn(String flags) {
    return Arrays.stream(values())
        .filter(c -> flags.lines().anyMatch(line -> line.matches(c.usedPattern())))
        .findFirst();
  }

  private String usedPattern() {
    return ".*\\b%s\\s+=\\s+true\\b.*".formatted(flag);
  }
}
