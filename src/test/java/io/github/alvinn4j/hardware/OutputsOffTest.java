package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The shell tool that puts off what a dead drive has left on.
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class OutputsOffTest {
  private static final String NOBODY = "999999999";
  private static final String TOOL = "hardware/service/outputs-off";

  @TempDir private Path folder;
  private String said = "";

  @BeforeEach
  void the_tool_is_found_from_here() {
    assertThat(Path.of(TOOL)).isExecutable();
  }

  private Path note(String process, String... lines) throws IOException {
    return Files.writeString(
        folder.resolve("alvinn4j-i2c-1.outputs"),
        "alvinn4j-outputs 1\nprocess %s\n%s\n".formatted(process, String.join("\n", lines)));
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(TOOL).redirectErrorStream(true);
    builder.command().addAll(java.util.List.of(arguments));
    builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    Process process = builder.start();
    process.getOutputStream().close();
    said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /// An `i2cset` that writes down what it is asked for.
  private Path i2cset(int exitCode) throws IOException {
    Path log = folder.resolve("i2cset.log");
    Path tool =
        Files.writeString(
            folder.resolve("i2cset"),
            "#!/bin/sh\necho \"$@\" >> '%s'\nexit %d\n".formatted(log, exitCode));
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    return log;
  }

  @Test
  void a_chip_gets_neutral_and_then_full_off_and_a_second_run_has_nothing_to_do_J11(
      TestReporter reporter) throws Exception {
    Path log = i2cset(0);
    Path note = note(NOBODY + " 1", "pca9685 1 0x40 0 369");

    int exitCode = run(folder.toString());

    assertThat(exitCode).as(said).isZero();
    assertThat(said).isEqualTo("outputs-off: off: pca9685 1 0x40 0 369\n");
    assertThat(log).hasContent("-y 1 0x40 6 0 0 113 1 i\n-y 1 0x40 0xfd 0x10"); // 369 = 0x171
    assertThat(note).doesNotExist();
    assertThat(run(folder.toString())).isZero();
    assertThat(said).startsWith("outputs-off: no outputs of a dead drive in").hasLineCount(1);
    Faults.report(
        reporter,
        "J11",
        "the drive's process is gone, a PCA9685 was on",
        "%d transfers by i2cset: neutral, then all 16 outputs full off"
            .formatted(Files.readAllLines(log).size()));
  }

  @Test
  void a_chip_that_does_not_answer_is_tried_three_times_and_said() throws Exception {
    Path log = i2cset(1);
    Path note = note(NOBODY + " 1", "pca9685 1 0x40 0 369");

    assertThat(run(folder.toString())).isEqualTo(1);

    assertThat(said).contains("NOT OFF, cut the motor's power: pca9685 1 0x40 0 369");
    assertThat(Files.readAllLines(log)).hasSize(1 + 3);
    assertThat(note).as("for the next try").exists();
  }

  @Test
  void hardware_pwm_gets_neutral_and_then_no_pulses_J11_A19(TestReporter reporter)
      throws Exception {
    for (String channel : new String[] {"pwm0", "pwm1"}) {
      Files.createDirectory(folder.resolve(channel));
      Files.writeString(folder.resolve(channel + "/duty_cycle"), "1800000\n");
      Files.writeString(folder.resolve(channel + "/enable"), "1\n");
    }
    note(NOBODY + " 1", "pwm 1 0 1500000 " + folder);

    assertThat(run(folder.toString())).as(said).isZero();

    assertThat(folder.resolve("pwm1/duty_cycle")).hasContent("1500000");
    assertThat(folder.resolve("pwm0/enable")).hasContent("0");
    assertThat(folder.resolve("pwm1/enable")).hasContent("0");
    String left = Files.readString(folder.resolve("pwm1/enable")).strip();
    Faults.report(reporter, "J11", "the process is gone, hardware PWM was on", "enable = " + left);
    Faults.report(
        reporter,
        "A19",
        "hardware PWM on after a crash",
        "neutral, then enable = %s, without a new start".formatted(left));
  }

  @Test
  void the_drive_that_is_alive_is_left_alone_A14(TestReporter reporter) throws Exception {
    Path log = i2cset(0);
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19];
    String own = Long.toString(ProcessHandle.current().pid());
    Path note = note(own + " " + start, "pca9685 1 0x40 0 369");

    assertThat(run(folder.toString())).as(said).isZero();

    assertThat(said).contains("left alone: process " + own + " drives");
    assertThat(log).doesNotExist();
    assertThat(note).exists();
    note(own + " 1", "pca9685 1 0x40 0 369"); // a later process of the same number
    assertThat(run(folder.toString())).as(said).isZero();
    assertThat(Files.readAllLines(log)).hasSize(2);
    Faults.report(
        reporter,
        "A14",
        "outputs-off while another drive owns the bus",
        "0 transfers; %d when only its number lives on".formatted(Files.readAllLines(log).size()));
  }

  @Test
  void a_note_that_makes_no_sense_is_refused_in_one_line() throws Exception {
    note(NOBODY + " 1", "pca9685 1; reboot 0 369");

    assertThat(run(folder.toString())).isEqualTo(2);

    assertThat(said).hasLineCount(1).contains("'pca9685 1; reboot 0 369', expected as in --help");
  }

  @Test
  void bad_usage_is_said() throws Exception {
    assertThat(run("--frob")).isEqualTo(2);
    assertThat(said).isEqualTo("outputs-off: '--frob', expected a folder (see --help)\n");
    assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
    assertThat(said).hasLineCount(1).contains("no such folder");
    assertThat(run("--help")).isZero();
    assertThat(said).contains("pca9685 BUS ADDRESS THROTTLE_CHANNEL NEUTRAL_COUNTS");
  }
}
