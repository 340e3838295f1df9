package io.github.alvinn4j.hardware;

import io.github.alvinn4j.safety.SignalRow;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What a Raspberry Pi says of itself: an under-voltage (A8), heat and throttling (J15).
///
/// Reads the firmware's `get_throttled` (bits 0: under-voltage, 1: frequency capped, 2: throttled,
/// 3: soft temperature limit, all as of now) and the processor's temperature, once a second on a
/// thread of its own. Another machine has neither file: then nothing is said, which is no fault.
public final class MachineHealth implements AutoCloseable {
  /// Where the kernel shows its devices.
  public static final Path SYS = Path.of("/sys");

  private static final int UNDER_VOLTAGE_NOW = 1;
  private static final int SLOWED_DOWN_NOW = 1 << 2 | 1 << 3;
  private static final int HYSTERESIS_DEGREES = 5;
  private static final int MILLIDEGREES = 1000;
  private static final int HEXADECIMAL = 16;

  /// Who is told of each reading; called on the reader's thread.
  public interface Listener {
    /// Takes a reading.
    ///
    /// @param underVoltage whether the supply sags now
    /// @param hot whether the processor is too hot, or slowed down because of that
    void machine(boolean underVoltage, boolean hot);
  }

  private final SignalRow row;
  private final Optional<Path> throttled;
  private final Optional<Path> temperature;
  private boolean overheated;
  private volatile boolean closing;

  private MachineHealth(SignalRow row, Optional<Path> throttled, Optional<Path> temperature) {
    this.row = row;
    this.throttled = throttled;
    this.temperature = temperature;
  }

  /// Looks for the two files.
  ///
  /// @param sys [#SYS], or a folder like it
  /// @param row of the machine: how often to read, and the highest temperature in degrees Celsius
  public static MachineHealth find(Path sys, SignalRow row) {
    return new MachineHealth(row, firmware(sys), processorTemperature(sys));
  }

  // soc/soc:firmware on a Pi 3 and 4; the addresses in the names differ between models.
  private static Optional<Path> firmware(Path sys) {
    for (Path soc : folders(sys.resolve("devices/platform"), "soc*")) {
      for (Path firmware : folders(soc, "*firmware")) {
        Path file = firmware.resolve("get_throttled");
        if (Files.isReadable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> processorTemperature(Path sys) {
    for (Path zone : folders(sys.resolve("class/thermal"), "thermal_zone*")) {
      boolean processor = text(zone.resolve("type")).filter("cpu-thermal"::equals).isPresent();
      if (processor) {
        return Optional.of(zone.resolve("temp"));
      }
    }
    return Optional.empty();
  }

  private static List<Path> folders(Path parent, String pattern) {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, pattern)) {
      List<Path> sorted = new ArrayList<>();
      found.forEach(sorted::add);
      sorted.sort(null);
      return sorted;
    } catch (IOException e) {
      return List.of(); // another machine
    }
  }

  /// Whether there is anything to read.
  public boolean present() {
    return throttled.isPresent() || temperature.isPresent();
  }

  /// Begins to read, if there is anything.
  public void start(Listener listener) {
    if (present()) {
      Thread.ofPlatform().name("health").daemon().start(() -> run(listener));
    }
  }

  private void run(Listener listener) {
    while (!closing) {
      read(listener);
      LockSupport.parkNanos(this, row.periodNanos());
    }
  }

  /// Reads once. What cannot be read says nothing: the last temperature stands.
  public void read(Listener listener) {
    int bits = throttled.flatMap(file -> number(file, HEXADECIMAL)).orElse(0);
    temperature.flatMap(file -> number(file, 10)).ifPresent(this::judge);
    listener.machine((bits & UNDER_VOLTAGE_NOW) != 0, overheated || (bits & SLOWED_DOWN_NOW) != 0);
  }

  private void judge(int millidegrees) {
    int limit = (overheated ? row.max() - HYSTERESIS_DEGREES : row.max()) * MILLIDEGREES;
    overheated = millidegrees > limit;
  }

  private static Optional<Integer> number(Path file, int radix) {
    return text(file)
        .flatMap(text -> {
          String digits = text.startsWith("0x") ? text.substring(2) : text;
          try {
            return Optional.of(Integer.parseInt(digits, radix));
          } catch (NumberFormatException e) {
            return Optional.empty();
          }
        });
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Ends reading.
  @Override
  public void close() {
    closing = true;
  }
}
