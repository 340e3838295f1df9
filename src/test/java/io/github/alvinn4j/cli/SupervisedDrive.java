package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A drive by gamepad under what systemd does for a service: after every death, however it comes,
/// `outputs-off` (ExecStopPost), and then the same command again.
final class SupervisedDrive implements AutoCloseable {
  private final Path folder;
  private final List<String> command;
  private final Path err;
  private Optional<Process> running = Optional.empty();

  SupervisedDrive(Path folder, Path profile, Path pad) {
    this.folder = folder;
    this.err = folder.resolve("drive.err");
    this.command =
        new ArrayList<>(
            Child.java(
                "drive",
                "--headless",
                "--driver=gamepad",
                "--gamepad=" + pad,
                "--gamepad-map=xbox",
                "--laps=1000",
                "--vehicle=" + profile));
  }

  /// Starts the drive; no person has asked for anything yet.
  void start() throws IOException {
    running =
        Optional.of(
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
                .start());
  }

  /// kill -9; and when the process is gone, what ExecStopPost does.
  ///
  /// @param withShell kills the shell that watches over the drive before
  void kill(boolean withShell) throws IOException, InterruptedException {
    Process drive = running.orElseThrow();
    if (withShell) {
      assertThat(drive.children().count()).as("watching shells").isEqualTo(1);
      drive.children().forEach(ProcessHandle::destroyForcibly);
    }
    drive.destroyForcibly();
    assertThat(drive.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Process off =
        new ProcessBuilder("hardware/service/outputs-off", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(err.toFile()))
            .start();
    assertThat(off.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(off.exitValue()).as(err()).isZero();
  }

  String err() throws IOException {
    return Files.exists(err) ? Files.readString(err) : "";
  }

  @Override
  public void close() {
    running.ifPresent(Process::destroyForcibly);
  }
}
