package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.OwnedOutputs;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A shell that waits for the death of this process and then puts its outputs off.
///
/// Nothing in a process that is killed can do that, and not every drive runs as a service. The
/// shell hangs on a pipe that only this process holds open, so it wakes up however this process
/// ends. A drive that has put its outputs off by itself has left nothing to do.
final class DeathWatch implements AutoCloseable {
  private static final String TOOL = "hardware/service/outputs-off";

  // The pipe must stay open: it is this object's, not the garbage collector's.
  private final Optional<Process> shell;

  private DeathWatch(Optional<Process> shell) {
    this.shell = shell;
  }

  /// Starts the watch over a car's outputs, before the first is touched. Outputs that die with this
  /// process need none.
  ///
  /// @throws ActuatorException if there is no such tool: nothing may be driven without
  static DeathWatch over(ActuatorWiring wiring) {
    return new DeathWatch(
        wiring.outlivesTheProgram() ? Optional.of(start(wiring)) : Optional.empty());
  }

  private static Process start(ActuatorWiring wiring) {
    Path tool = Home.file(TOOL).toAbsolutePath();
    String own = Long.toString(ProcessHandle.current().pid());
    String folder = OwnedOutputs.folder(wiring).toString();
    try {
      if (!Files.isReadable(tool)) {
        throw new NoSuchFileException(tool.toString());
      }
      return new ProcessBuilder("sh", tool.toString(), "--watch", own, folder)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new ActuatorException("%s: cannot be started: %s".formatted(tool, e), e);
    }
  }

  /// Ends the watch: when this process has ended too, the shell looks whether anything is left on.
  @Override
  public void close() {
    try {
      if (shell.isPresent()) {
        shell.get().getOutputStream().close();
      }
    } catch (IOException e) {
      // The shell has ended before: nothing is left to be closed.
    }
  }
}
