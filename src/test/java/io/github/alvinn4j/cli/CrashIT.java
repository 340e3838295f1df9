package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a crash of the JVM itself leaves on the disk.
@EnabledOnOs(OS.LINUX)
class CrashIT {
  @TempDir private Path folder;

  private static List<Path> dumps(Path where) throws Exception {
    try (Stream<Path> files = Files.list(where)) {
      return files
          .filter(file -> file.getFileName().toString().matches("core(\\.\\d+)?|hs_err_pid.*"))
          .toList();
    }
  }

  @Test
  void a_crash_writes_its_report_to_memory_and_no_core_J28(TestReporter reporter) throws Exception {
    Path drive = folder.resolve("drive");
    String run = "./alvinn drive --headless --laps 1000 --record " + drive;
    List<String> command = List.of("sh", "-c", "ulimit -c unlimited; exec " + run);
    try (Child child = Child.start(folder, Map.of(), command)) {
      Path tenth = drive.resolve("images/9_cam_image_array_.jpg");
      child.await("ten frames were driven", () -> Files.exists(tenth));
      List<Path> before = dumps(Path.of(""));
      Path report = Path.of("/dev/shm/alvinn-crash-" + child.pid() + ".log");
      try {
        child.signal("SEGV");
        int code = child.end(60);

        assertThat(code).isEqualTo(128 + 6);
        assertThat(report).isRegularFile();
        assertThat(Files.size(report)).isLessThan(1 << 20);
        assertThat(dumps(Path.of(""))).isEqualTo(before);
        Faults.report(
            reporter,
            "J28",
            "SIGSEGV while driving, cores allowed",
            "no core, no file in the folder, a report below 1 MiB in memory; exit code " + code);
      } finally {
        Files.deleteIfExists(report);
      }
    }
  }
}
