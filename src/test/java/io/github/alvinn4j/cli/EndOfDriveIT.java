package io.github.alvinn4j.cli;

import static io.github.alvinn4j.cli.PipedCar.NEUTRAL_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.ChipOnPipe;
import io.github.alvinn4j.linux.NotifySocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a drive of a chip in another process ends, as the chip sees it.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class EndOfDriveIT {
  private static final long START_MILLIS = 60_000;
  private static final long SIGNAL_BUDGET_MILLIS = 1000;
  private static final long OFF_BUDGET_MILLIS = 2000;

  @TempDir private Path folder;

  private Child drive(ChipOnPipe chip, Map<String, String> environment, String... javaOptions)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM,HUP"));
    List<String> java =
        Child.java(
            "drive", "--headless", "--laps=1000", "--vehicle=" + PipedCar.profile(folder, chip));
    command.add(java.getFirst());
    command.addAll(List.of(javaOptions));
    command.addAll(java.subList(1, java.size()));
    return Child.start(folder, environment, command);
  }

  private static void awaitMotion(ChipOnPipe chip, Child child) throws Exception {
    assertThat(chip.await(micros -> micros > NEUTRAL_MICROS, START_MILLIS))
        .as("the car moves: %s", child.err())
        .isTrue();
  }

  private static long millisSince(long startNanos, long endNanos) {
    return TimeUnit.NANOSECONDS.toMillis(endNanos - startNanos);
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void a_signal_gives_neutral_for_half_a_second_and_then_off_J10(
      String signal, int exitCode, TestReporter reporter) throws Exception {
    try (ChipOnPipe chip = PipedCar.chip(folder);
        Child child = drive(chip, Map.of())) {
      awaitMotion(chip, child);
      long start = System.nanoTime();
      child.signal(signal);

      assertThat(chip.await(micros -> micros == NEUTRAL_MICROS, SIGNAL_BUDGET_MILLIS)).isTrue();
      long neutral = chip.changedNanos();
      assertThat(chip.await(micros -> micros == 0, 2 * SIGNAL_BUDGET_MILLIS)).isTrue();
      long off = chip.changedNanos();

      assertThat(child.end(5)).isEqualTo(exitCode);
      assertThat(millisSince(neutral, off)).as("ms in neutral").isBetween(450L, 900L);
      assertThat(millisSince(start, off)).as("ms to off").isLessThan(SIGNAL_BUDGET_MILLIS);
      assertThat(child.out()).contains("tick: p50");
      Faults.report(
          reporter,
          "J10",
          "SIG" + signal + " while the car moves",
          "neutral 0.5 s, then off, within its budget of %d ms; exit code %d"
              .formatted(SIGNAL_BUDGET_MILLIS, exitCode));
    }
  }

  @Test
  void a_drive_that_is_stopped_and_goes_on_lets_go_before_it_looks_at_old_frames_J6(
      TestReporter reporter) throws Exception {
    try (ChipOnPipe chip = PipedCar.chip(folder);
        Child child = drive(chip, Map.of())) {
      awaitMotion(chip, child);
      child.signal("STOP");
      Thread.sleep(1000); // the fault itself: a process that stands still for a second
      assertThat(chip.throttleMicros()).as("nobody can act meanwhile").isGreaterThan(1501);
      long start = System.nanoTime();
      child.signal("CONT");

      assertThat(chip.await(micros -> micros == NEUTRAL_MICROS || micros == 0, 5000)).isTrue();

      assertThat(millisSince(start, chip.changedNanos())).isLessThan(100);
      assertThat(child.end(10)).isEqualTo(ExitCode.DOES_NOT_HOLD);
      // Who wakes up first says why: the guard that picture or outputs are old, or the drive that
      // time is gone.
      assertThat(child.err()).containsPattern("disarmed: (pause|frame late|actuator)");
      Faults.report(
          reporter,
          "J6",
          "SIGSTOP for 1 s, then SIGCONT",
          "neutral within its budget of 100 ms of going on, then disarmed");
    }
  }

  @Test
  void a_drive_without_memory_ends_at_once_and_the_outputs_go_off_J7(TestReporter reporter)
      throws Exception {
    try (ChipOnPipe chip = PipedCar.chip(folder);
        Child child =
            drive(
                chip,
                Map.of("ALVINN_TEST", "yes"),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-javaagent:" + MemoryHog.agent(folder))) {
      awaitMotion(chip, child);
      MemoryHog.release(folder);
      assertThat(child.end(30)).as(child.err()).isEqualTo(ExitCode.OUT_OF_MEMORY);
      long dead = System.nanoTime();

      assertThat(chip.await(micros -> micros == 0, 2 * OFF_BUDGET_MILLIS)).isTrue();

      assertThat(millisSince(dead, chip.changedNanos())).isLessThan(OFF_BUDGET_MILLIS);
      Faults.report(
          reporter,
          "J7",
          "a thread of a drive with 64 MB takes all memory",
          "exit code %d, off within its budget of %d ms"
              .formatted(ExitCode.OUT_OF_MEMORY, OFF_BUDGET_MILLIS));
    }
  }

  @Test
  void the_service_manager_hears_ready_then_pings_and_none_of_a_drive_that_stands_still_J4(
      TestReporter reporter) throws Exception {
    String name = folder.resolve("notify").toString();
    try (NotifySocket socket = NotifySocket.at(name);
        ChipOnPipe chip = PipedCar.chip(folder);
        Child child = drive(chip, Map.of("NOTIFY_SOCKET", name))) {
      assertThat(socket.next(START_MILLIS)).as(child.err()).isEqualTo("READY=1");
      awaitMotion(chip, child);
      int pings = 0;
      for (String message = socket.next(3000); pings < 3; message = socket.next(3000)) {
        assertThat(message).isNotEmpty();
        pings += message.equals("WATCHDOG=1") ? 1 : 0;
      }

      child.signal("STOP");
      while (!socket.next(200).isEmpty()) {} // what was on its way

      assertThat(socket.next(2000)).as("a message of a process that is stopped").isEmpty();
      child.signal("CONT");
      child.signal("TERM");
      child.end(10);
      Faults.report(
          reporter,
          "J4",
          "a real drive under NOTIFY_SOCKET, then stopped",
          "READY=1, WATCHDOG=1, and none for 2 s: systemd kills");
    }
  }
}
