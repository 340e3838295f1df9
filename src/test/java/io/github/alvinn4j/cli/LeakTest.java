package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.alvinn4j.Faults;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "only Unix says how many files are open")
class LeakTest {
  private static final int DRIVES = 20;

  @TempDir private Path folder;

  private void drive(int number) {
    Transcript said =
        Transcript.of(
            "drive",
            "--lockstep",
            "--headless",
            "--seconds=2",
            "--vehicle",
            Drives.EMULATED,
            "--record",
            folder.resolve("drive" + number));
    assertThat(said.exitCode()).as(said.err()).isZero();
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  /// Threads that a drive starts.
  private static long threads() {
    return Stream.of("recorder", "weights", "guard", "actuator", "stopper", "capture")
        .mapToLong(name ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .count())
        .sum();
  }

  @Test
  void no_drive_leaves_a_file_or_a_thread_behind_J24(TestReporter reporter) {
    drive(0);
    drive(1);
    long filesBefore = openFiles();
    long threadsBefore = threads();

    for (int i = 2; i < 2 + DRIVES; i++) {
      drive(i);
    }

    long files = openFiles() - filesBefore;
    long threads = threads() - threadsBefore;
    assertThat(files).as("files left open by %d drives", DRIVES).isNotPositive();
    assertThat(threads).as("threads left by %d drives", DRIVES).isNotPositive();
    Faults.report(
        reporter,
        "J24",
        DRIVES + " recorded drives in one process",
        "%d files and %d threads more than before"
            .formatted(Math.max(0, files), Math.max(0, threads)));
  }
}
