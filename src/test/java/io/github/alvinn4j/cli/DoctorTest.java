package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max locked memory         unlimited            unlimited            bytes
      Max realtime priority     60                   60
      """;

  @TempDir private Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Transcript ask() {
    return Transcript.of("doctor", "--root", root.toString());
  }

  private void raspberryPi() throws IOException {
    file("proc/self/limits", LIMITS);
    file("dev/watchdog", "");
    file("sys/class/watchdog/watchdog0/state", "active\n");
    file("sys/class/watchdog/watchdog0/timeout", "14\n");
    file("sys/devices/platform/soc/soc:firmware/get_throttled", "0\n");
    file("sys/class/thermal/thermal_zone0/temp", "51540\n");
    file("dev/video0", "");
    file("sys/class/video4linux/video0/name", "USB Camera\n");
    file("dev/i2c-1", "");
    file("dev/gpiochip0", "");
    file("dev/input/js0", "");
    file("etc/systemd/system/alvinn.service", "");
    file("usr/bin/i2cset", "");
    assertThat(root.resolve("usr/bin/i2cset").toFile().setExecutable(true)).isTrue();
    Path chip = root.resolve("sys/devices/platform/1f00098000.pwm");
    Files.createDirectories(chip);
    Files.createDirectories(root.resolve("sys/class/pwm/pwmchip0"));
    Files.createSymbolicLink(root.resolve("sys/class/pwm/pwmchip0/device"), chip);
  }

  @Test
  void an_empty_machine_lacks_everything_and_each_thing_has_an_advice() throws IOException {
    Transcript said = Transcript.of("doctor", "--root", root.toString(), "--json");
    JsonNode json = JsonMapper.builder().build().readTree(said.out());

    assertThat(said.exitCode()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(json.get("findings").findValuesAsText("subject"))
        .contains(
            "hardware watchdog",
            "camera",
            "I2C bus",
            "i2c-tools",
            "hardware PWM",
            "GPIO",
            "gamepad",
            "service");
    for (JsonNode finding : json.get("findings")) {
      if (finding.get("level").asText().equals("problem")) {
        assertThat(finding.get("advice").asText()).as(finding.toString()).isNotBlank();
      }
    }
  }

  @Test
  void a_raspberry_pi_lacks_nothing_but_its_processor_here() throws IOException {
    raspberryPi();

    assertThat(ask().out())
        .contains("ok       camera              /dev/video0, USB Camera")
        .contains("ok       hardware PWM        1f00098000.pwm")
        .contains("ok       hardware watchdog   restarts the machine after 14 s")
        .contains("ok       power               no under-voltage since the start")
        .contains("ok       temperature         52 degrees");
  }

  @Test
  void a_car_is_looked_at_for_what_it_needs_only() {
    String profile = "hardware/pi5-hardware-pwm.yaml";
    String said = Transcript.of("doctor", "--root", root.toString(), "--vehicle", profile).out();

    assertThat(said)
        .startsWith("This machine, for ")
        .contains("hardware PWM", "commissioning")
        .doesNotContain("I2C bus", "i2c-tools");
  }

  @Test
  void a_weak_supply_is_told_A8(TestReporter reporter) throws IOException {
    raspberryPi();
    file("sys/devices/platform/soc/soc:firmware/get_throttled", "50005\n");
    // The kernel writes hexadecimal without a prefix.
    String now = line("power");
    file("sys/devices/platform/soc/soc:firmware/get_throttled", "50000\n");
    String before = line("power");

    assertThat(now).startsWith("problem").endsWith("under-voltage now");
    assertThat(before).startsWith("problem").endsWith("under-voltage since the start");
    Faults.report(reporter, "A8", "get_throttled = 0x50005", "doctor: " + now);
  }

  @Test
  void a_hot_processor_is_told_J15(TestReporter reporter) throws IOException {
    raspberryPi();
    file("sys/class/thermal/thermal_zone0/temp", "81200\n");

    String told = line("temperature");

    assertThat(told).startsWith("problem").endsWith("81 degrees");
    Faults.report(reporter, "J15", "the processor at 81.2 degrees", "doctor: " + told);
  }

  @Test
  void a_watchdog_that_nobody_feeds_is_told_J27(TestReporter reporter) throws IOException {
    raspberryPi();
    file("sys/class/watchdog/watchdog0/state", "inactive\n");
    String idle = line("hardware watchdog");
    file("sys/class/watchdog/watchdog0/state", "active\n");
    file("sys/class/watchdog/watchdog0/timeout", "60\n");
    String tooLong = line("hardware watchdog");

    assertThat(idle).startsWith("problem").endsWith("there, but nobody feeds it");
    assertThat(tooLong).startsWith("problem").contains("more than the Pi's can count");
    Faults.report(
        reporter, "J27", "a watchdog of the kernel that is not running", "doctor: " + idle);
  }

  private String line(String subject) {
    return ask()
        .out()
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("\\w+ +" + subject + " .*"))
        .map(line -> line.replaceAll(" +", " "))
        .findFirst()
        .orElse("nothing about " + subject);
  }
}
