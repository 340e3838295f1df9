package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The packaged program in a process of its own, its words in two files.
final class Child implements AutoCloseable {
  private static final long START_SECONDS = 60;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Process process;
  private final Path out;
  private final Path err;

  private Child(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// Starts a command from the repository's root.
  ///
  /// @param folder for the two files
  /// @param environment added to this process's own
  static Child start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = folder.resolve("child.out");
    Path err = folder.resolve("child.err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Child(process, out, err);
  }

  /// How the packaged program is started, as the launcher does it.
  static List<String> java(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                "target/alvinn4j.jar"));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Waits until something has become true, for a minute at most.
  void await(String what, BooleanSupplier condition) throws IOException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as("alive until %s: %s", what, err()).isTrue();
      assertThat(System.nanoTime() - start)
          .as("nanoseconds until %s", what)
          .isLessThan(TimeUnit.SECONDS.toNanos(START_SECONDS));
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
  }

  long pid() {
    return process.pid();
  }

  /// Sends a signal by its name.
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  /// Waits for the end.
  ///
  /// @return the exit code
  int end(long seconds) throws IOException, InterruptedException {
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    assertThat(ended).as("ended within %d s: %s%s", seconds, out(), err()).isTrue();
    return process.exitValue();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
