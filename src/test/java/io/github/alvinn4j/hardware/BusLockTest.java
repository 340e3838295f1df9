package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alvinn4j.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BusLockTest {
  private static final String NAME = "I2C bus 1";

  @TempDir private Path folder;

  @Test
  void A14_a_second_process_is_refused_with_bus_and_owner(TestReporter reporter) throws Exception {
    Process holder = holder();
    try {
      assertThat(firstLine(holder)).isEqualTo("held");

      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(this::acquire)
          .withMessage(
              "I2C bus 1: process %d drives it, expected nobody (lock %s)", holder.pid(), file())
          .satisfies(refusal ->
              Faults.report(
                  reporter,
                  "A14",
                  "another process holds the bus at the start",
                  "refused: " + said(refusal, holder.pid())));
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void a_bus_is_looked_at_before_anything_is_opened_and_not_kept() {
    ActuatorWiring.Pca9685 wiring = new ActuatorWiring.Pca9685(1, 0x40, 1, 0, 60);

    try (BusLock _ = acquire()) {
      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(() -> BusCheck.requireFree(folder, folder, wiring))
          .withMessageStartingWith(
              "I2C bus 1: process %d drives it", ProcessHandle.current().pid());
    }
    BusCheck.requireFree(folder, folder, wiring);
    acquire().close();
  }

  @Test
  void a_refused_claim_leaves_the_owners_untouched() throws Exception {
    try (BusLock _ = acquire()) {
      refusedInAnotherProcess();
      refusedInAnotherProcess();
    }
  }

  @Test
  void a_second_claim_in_the_same_process_is_refused_and_does_not_free_the_bus() throws Exception {
    try (BusLock _ = acquire()) {
      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(this::acquire)
          .withMessageStartingWith(
              "I2C bus 1: process %d drives it", ProcessHandle.current().pid());

      refusedInAnotherProcess();
    }
  }

  @Test
  void A15_a_killed_owner_hinders_nobody(TestReporter reporter) throws Exception {
    Process holder = holder();
    assertThat(firstLine(holder)).isEqualTo("held");
    holder.destroyForcibly(); // SIGKILL
    int exit = holder.waitFor();
    assertThat(exit).isEqualTo(128 + 9);
    assertThat(file()).content().isEqualTo(holder.pid() + "\n");

    try (BusLock _ = acquire()) {
      assertThat(file()).content().isEqualTo(ProcessHandle.current().pid() + "\n");
    }
    Faults.report(
        reporter,
        "A15",
        "the owner of the bus is killed, exit %d, its lock file stays".formatted(exit),
        "claimed at once by the next process, whose number stands in the file");
  }

  @Test
  void a_file_of_rubbish_hinders_nobody() throws IOException {
    Files.writeString(file(), "not a number, and longer than one ".repeat(100));

    try (BusLock _ = acquire()) {
      assertThat(file()).content().isEqualTo(ProcessHandle.current().pid() + "\n");
    }
  }

  @Test
  void a_bus_that_was_given_free_can_be_claimed_again() throws Exception {
    BusLock first = acquire();
    first.close();
    first.close();

    Process next = holder();
    try {
      assertThat(firstLine(next)).isEqualTo("held");
    } finally {
      next.getOutputStream().close();
      assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    acquire().close();
  }

  @Test
  void two_buses_do_not_hinder_each_other() {
    try (BusLock _ = acquire();
        BusLock _ = BusLock.acquire(folder, "i2c-2", "I2C bus 2")) {
      assertThat(folder).isDirectoryContaining("glob:**/alvinn4j-i2c-2.lock");
    }
  }

  @Test
  void a_link_in_the_locks_place_is_not_followed() throws IOException {
    Path precious = Files.writeString(folder.resolve("precious"), "kept");
    Files.createSymbolicLink(file(), precious);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(this::acquire)
        .withMessageStartingWith("I2C bus 1: cannot lock " + file());
    assertThat(precious).hasContent("kept");
  }

  private void refusedInAnotherProcess() throws IOException, InterruptedException {
    Process other = holder();
    assertThat(firstLine(other))
        .startsWith("I2C bus 1: process " + ProcessHandle.current().pid() + " drives it");
    assertThat(other.waitFor()).isZero();
  }

  private BusLock acquire() {
    return BusLock.acquire(folder, "i2c-1", NAME);
  }

  private Path file() {
    return folder.resolve("alvinn4j-i2c-1.lock");
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BusLockHolder.class.getName(),
            folder.toString(),
            "i2c-1",
            NAME)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    return String.valueOf(out.readLine());
  }

  // The process number and the folder differ in every run.
  private static String said(ActuatorException refusal, long pid) {
    String message = String.valueOf(refusal.getMessage());
    return message.substring(0, message.indexOf(" (lock")).replace(Long.toString(pid), "N");
  }
}
