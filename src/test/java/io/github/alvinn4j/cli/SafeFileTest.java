package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
  private static final int KILLS = 12;
  private static final long SEED = 15;

  @TempDir private Path folder;

  private Process writer(Path target, Path first, Path second) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            WholeFileWriter.class.getName(),
            target.toString(),
            first.toString(),
            second.toString())
        .inheritIO()
        .start();
  }

  @Test
  @Timeout(120)
  void a_process_killed_while_it_saves_leaves_the_old_or_the_new_file_whole_M15_S5(
      TestReporter reporter) throws Exception {
    byte[] old = Files.readAllBytes(Drives.MODEL);
    byte[] young = old.clone();
    young[young.length - 1] ^= 1;
    Path first = Files.write(folder.resolve("first"), old);
    Path second = Files.write(folder.resolve("second"), young);
    Path target = folder.resolve("saved/model.safetensors");
    SplittableRandom random = new SplittableRandom(SEED);
    int whole = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Files.deleteIfExists(target);
      Process process = writer(target, first, second);
      try {
        while (!Files.exists(target)) {
          assertThat(process.isAlive()).isTrue();
          LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(1));
        }
        LockSupport.parkNanos(this, random.nextLong(TimeUnit.MILLISECONDS.toNanos(30)));
      } finally {
        process.destroyForcibly().waitFor();
      }
      byte[] found = Files.readAllBytes(target);
      whole += Arrays.equals(found, old) || Arrays.equals(found, young) ? 1 : 0;
    }
    SafeFile.write(target, old);

    assertThat(whole).isEqualTo(KILLS);
    assertThat(target).hasBinaryContent(old);
    String injected = "kill -9 while a model is saved over itself, " + KILLS + " times";
    String measured = "old or new, whole, " + whole + " times; the next save succeeds";
    for (String id : List.of("M15", "S5")) {
      Faults.report(reporter, id, injected, measured);
    }
  }

  @Test
  void a_file_that_cannot_be_replaced_is_left_as_it_was_S5(TestReporter reporter) throws Exception {
    Path target = folder.resolve("busy");
    Files.createDirectories(target.resolve("inside"));

    assertThatThrownBy(() -> SafeFile.write(target, new byte[10]))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cannot be written");

    try (var left = Files.list(folder)) {
      List<Path> files = left.toList();
      assertThat(files).containsExactly(target);
      Faults.report(
          reporter,
          "S5",
          "the rename fails",
          "refused in one line, " + (files.size() - 1) + " files left behind");
    }
  }
}
