package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.hardware.ActuatorWiring.HardwarePwm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class PwmActuatorTest {
  private static final String PI5 = "1f00098000.pwm";
  private static final String PI5_FAN = "1f0009c000.pwm";
  private static final String PI4 = "fe20c000.pwm";

  @TempDir private Path folder;
  private PwmFolder sysfs;

  @BeforeEach
  void make_a_root() throws IOException {
    sysfs = new PwmFolder(Files.createDirectory(folder.resolve("pwm")));
  }

  @Test
  void servo_and_esc_start_in_neutral_and_take_pulses_in_nanoseconds() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0).channel(0, 1);

    try (PwmActuator actuator = open(new HardwarePwm(0, 1, 50))) {
      assertThat(channel(0, 0)).isEqualTo("20000000 1526000 1");
      assertThat(channel(0, 1)).isEqualTo("20000000 1505000 1");

      actuator.write(1872, 2035);

      assertThat(channel(0, 0)).isEqualTo("20000000 1872000 1");
      assertThat(channel(0, 1)).isEqualTo("20000000 2035000 1");
    }
    assertThat(channel(0, 0)).isEqualTo("20000000 0 0");
    assertThat(channel(0, 1)).isEqualTo("20000000 0 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void a_pi5s_chip_is_found_by_its_device_whatever_its_number(int number) throws IOException {
    sysfs.chip(number, PI5, 4).channel(number, 2).channel(number, 3);
    sysfs.chip(1, PI5_FAN, 4).channel(1, 2).channel(1, 3);

    try (PwmActuator _ = open(new HardwarePwm(3, 2, 50))) {
      assertThat(channel(number, 3)).isEqualTo("20000000 1526000 1");
      assertThat(channel(number, 2)).isEqualTo("20000000 1505000 1");
    }
    assertThat(channel(1, 2)).as("the fan").isEqualTo("0 0 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {PI5, PI4, "3f20c000.pwm", "2020c000.pwm"})
  void every_boards_chip_is_known(String device) throws IOException {
    sysfs.chip(7, device, 2).channel(7, 0).channel(7, 1);

    open(new HardwarePwm(0, 1, 50)).close();
  }

  @Test
  void a_machine_without_a_pis_chip_is_told_what_it_has() throws IOException {
    sysfs.chip(0, PI5_FAN, 4).chip(1, "pwm-ir-tx", 1);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> open(new HardwarePwm(0, 1, 50)))
        .withMessage(
            "hardware PWM: no Raspberry Pi's chip in %s, found [1f0009c000.pwm, pwm-ir-tx]; see the"
                + " overlay in the profile",
            sysfs.root());
    Files.delete(sysfs.chip(0).resolve("device"));
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> PwmChip.find(folder.resolve("none")))
        .withMessageStartingWith("hardware PWM: cannot read");
  }

  @Test
  void a_channel_that_the_chip_has_not_is_refused_and_the_other_stopped() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 1);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> open(new HardwarePwm(2, 1, 50)))
        .withMessage("hardware PWM fe20c000.pwm: servo_channel = 2, expected 0..1");

    assertThat(channel(0, 1)).isEqualTo("20000000 0 0");
    sysfs.channel(0, 0);
    open(new HardwarePwm(0, 1, 50)).close(); // the lock was given back
  }

  @Test
  void a_channel_that_it_exported_is_unexported_at_the_end() throws Exception {
    sysfs.chip(0, PI4, 2).channel(0, 0);
    Thread kernel = Thread.startVirtualThread(this::exportWhenAsked);

    open(new HardwarePwm(0, 1, 50)).close();
    kernel.join();

    assertThat(sysfs.chip(0).resolve("export")).hasContent("1");
    assertThat(sysfs.chip(0).resolve("unexport")).hasContent("1");
  }

  @Test
  void a_channel_that_was_exported_before_stays_so() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0).channel(0, 1);

    open(new HardwarePwm(0, 1, 50)).close();

    assertThat(sysfs.chip(0).resolve("export")).isEmptyFile();
    assertThat(sysfs.chip(0).resolve("unexport")).isEmptyFile();
  }

  @Test
  void a_channel_that_does_not_appear_is_refused() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0);

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> open(new HardwarePwm(0, 1, 50)))
        .withMessageStartingWith("hardware PWM fe20c000.pwm channel 1: cannot open:")
        .withMessageContaining("pwm1/period");
  }

  @Test
  void a_pulse_outside_the_physical_limits_is_refused_and_nothing_written() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0).channel(0, 1);
    try (PwmActuator actuator = open(new HardwarePwm(0, 1, 50))) {
      for (int wrong : new int[] {699, 2301, 0, -1500, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        assertThatExceptionOfType(ActuatorException.class)
            .isThrownBy(() -> actuator.write(1600, wrong))
            .withMessage(
                "hardware PWM fe20c000.pwm: throttle pulse = %d us, expected 700..2300", wrong);
        assertThatExceptionOfType(ActuatorException.class)
            .isThrownBy(() -> actuator.write(wrong, 1600));
      }

      assertThat(channel(0, 0)).isEqualTo("20000000 1526000 1");
      assertThat(channel(0, 1)).isEqualTo("20000000 1505000 1");
    }
  }

  @Test
  void released_outputs_are_off_until_the_next_pulse() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0).channel(0, 1);
    try (PwmActuator actuator = open(new HardwarePwm(0, 1, 50))) {
      actuator.release();
      assertThat(channel(0, 0)).isEqualTo("20000000 0 0");
      assertThat(channel(0, 1)).isEqualTo("20000000 0 0");

      actuator.write(1600, 1700);
      assertThat(channel(0, 0)).isEqualTo("20000000 1600000 1");
      assertThat(channel(0, 1)).isEqualTo("20000000 1700000 1");
    }
  }

  @Test
  void a_second_driver_of_the_chip_is_refused_and_changes_nothing() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0).channel(0, 1);
    try (PwmActuator actuator = open(new HardwarePwm(0, 1, 50))) {
      actuator.write(1600, 1700);

      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(() -> open(new HardwarePwm(0, 1, 50)))
          .withMessageStartingWith(
              "hardware PWM fe20c000.pwm: process %d drives it", ProcessHandle.current().pid());
      assertThat(channel(0, 1)).isEqualTo("20000000 1700000 1");
    }
    open(new HardwarePwm(0, 1, 50)).close();
  }

  @Test
  void a_pulse_allocates_nothing() throws IOException {
    sysfs.chip(0, PI4, 2).channel(0, 0).channel(0, 1);
    try (PwmActuator actuator = open(new HardwarePwm(0, 1, 50))) {
      assertThat(AllocatedBytes.of(() -> actuator.write(1600, 1700))).isZero();
    }
  }

  private PwmActuator open(HardwarePwm wiring) {
    return PwmActuator.open(sysfs.root(), folder, wiring, WiredProfile.profile(wiring));
  }

  private String channel(int chip, int channel) throws IOException {
    return String.join(
        " ",
        sysfs.read(chip, channel, "period"),
        sysfs.read(chip, channel, "duty_cycle"),
        sysfs.read(chip, channel, "enable"));
  }

  private void exportWhenAsked() {
    try {
      while (!Files.readString(sysfs.chip(0).resolve("export")).equals("1")) {
        Thread.sleep(5);
      }
      sysfs.channel(0, 1);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
