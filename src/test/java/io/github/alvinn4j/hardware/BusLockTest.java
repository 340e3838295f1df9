package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BusLockTest {
  private static final String NAME = "I2C bus 1";

  @TempDir private Path folder;

  @Test
  void A14_a_second_process_is_refused_with_bus_and_owner() throws Exception {
    Process holder = holder();
    try {
      assertThat(firstLine(holder)).isEqualTo("held");

      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(this::acquire)
          .withMessage(
              "I2C bus 1: process %d drives it, expected nobody (lock %s)", holder.pid(), file());
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void A14_a_refused_claim_leaves_the_owners_untouched() throws Exception {
    try (BusLock _ = acquire()) {
      refusedInAnotherProcess();
      refusedInAnotherProcess();
    }
  }

  @Test
  void A14_a_second_claim_in_the_same_process_is_refused_and_does_not_free_the_bus()
      throws Exception {
    try (BusLock _ = acquire()) {
      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(this::acquire)
          .withMessageStartingWith(
              "I2C bus 1: process %d drives it", ProcessHandle.current().pid());

      refusedInAnotherProcess();
    }
  }

  @Test
  void A15_a_killed_owner_hinders_nobody() throws Exception {
    Process holder = holder();
    assertThat(firstLine(holder)).isEqualTo("held");
    holder.destroyForcibly(); // SIGKILL
    assertThat(holder.waitFor()).isEqualTo(128 + 9);
    assertThat(file()).content().isEqualTo(holder.pid() + "\n");

    try (BusLock _ = acquire()) {
      assertThat(file()).content().isEqualTo(ProcessHandle.current().pid() + "\n");
    }
  }

  @Test
  void A15_a_file_of_rubbish_hinders_nobody() throws IOException {
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
}
