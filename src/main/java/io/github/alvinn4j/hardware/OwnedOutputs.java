package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A note beside the lock of a bus: which outputs this process drives, so that somebody else can
/// put them off when it has died.
///
/// `hardware/service/outputs-off` reads it: a shell tool, because no JVM may be needed to stop a
/// car. Written as a whole before the first output is touched, deleted when the outputs are off;
/// what a dead process leaves is what must be done. The lines are those of `outputs-off --help`.
public final class OwnedOutputs {
  private static final Path OWN_STAT = Path.of("/proc/self/stat");

  /// Of the words after the process's name in `/proc/self/stat`: field 22 of proc(5).
  private static final int START_TIME = 19;

  private final Path file;

  private OwnedOutputs(Path file) {
    this.file = file;
  }

  /// The folder in which a car with this wiring has its notes, and its locks.
  public static Path folder(ActuatorWiring wiring) {
    return wiring instanceof ActuatorWiring.PipedChip piped
        ? PipedPca9685.folder(piped.pipe())
        : BusLock.folder();
  }

  /// Writes the note; the lock must be held.
  ///
  /// @param folder of the locks
  /// @param bus as in the lock's name
  /// @param outputs one line for each kind of output
  /// @throws ActuatorException if it cannot be written: without it nothing may be driven
  static OwnedOutputs declare(Path folder, String bus, List<String> outputs) {
    Path file = folder.resolve("alvinn4j-%s.outputs".formatted(bus));
    Path written = folder.resolve("alvinn4j-%s.outputs.new".formatted(bus));
    String text =
        "alvinn4j-outputs 1\nprocess %d %s\n%s\n"
            .formatted(ProcessHandle.current().pid(), startTime(), String.join("\n", outputs));
    try {
      Files.deleteIfExists(written); // never through a link that somebody has put there
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
      return new OwnedOutputs(file);
    } catch (IOException e) {
      throw new ActuatorException("%s: cannot be written: %s".formatted(file, e), e);
    }
  }

  // Tells this process from a later one of the same number.
  private static String startTime() {
    try {
      String stat = Files.readString(OWN_STAT);
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_TIME];
    } catch (IOException e) {
      return "0"; // no Linux
    }
  }

  /// The outputs are off: nothing is left to be done.
  void areOff() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Putting off once more what is off does no harm.
    }
  }
}
