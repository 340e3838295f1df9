package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EmulatedPca9685Test {
  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final PulseOutputs outputs = chip.outputs(1, 0);

  @ParameterizedTest
  @CsvSource({
    "0x00,0x11",
    "0x01,0x04",
    "0x02,0xe2",
    "0x03,0xe4",
    "0x04,0xe8",
    "0x05,0xe0",
    "0x06,0x00",
    "0x09,0x10",
    "0x45,0x10",
    "0x46,0x00",
    "0xfa,0x00",
    "0xfd,0x10",
    "0xfe,0x1e"
  })
  void registers_have_the_data_sheets_reset_values(String register, String value) {
    assertThat(chip.readRegister(Integer.decode(register))).isEqualTo(Integer.decode(value));
  }

  @Test
  void the_pointer_stays_without_auto_increment_and_moves_with_it() {
    write(0x06, 1, 2, 3);
    assertThat(chip.readRegister(0x06)).isEqualTo(3);
    assertThat(chip.readRegister(0x07)).isZero();

    write(0x00, 0x30);
    write(0x06, 1, 2, 3);

    assertThat(chip.readRegister(0x07)).isEqualTo(2);
    assertThat(chip.readRegister(0x08)).isEqualTo(3);
  }

  @Test
  void the_pointer_wraps_from_the_last_channel_to_the_first_register() {
    write(0x00, 0x30);

    write(0x45, 0x05, 0x31);

    assertThat(chip.readRegister(0x45)).isEqualTo(0x05);
    assertThat(chip.readRegister(0x00)).isEqualTo(0x31);
  }

  @Test
  void prescale_is_taken_asleep_only_and_is_at_least_three() {
    write(0xfe, 1);
    assertThat(chip.readRegister(0xfe)).isEqualTo(3);
    write(0x00, 0x20);

    write(0xfe, 121);

    assertThat(chip.readRegister(0xfe)).isEqualTo(3);
  }

  @Test
  void restart_rises_when_a_waking_chip_is_put_to_sleep_and_falls_when_written() {
    write(0x00, 0x20);
    write(0x00, 0x30);
    assertThat(chip.readRegister(0x00)).isEqualTo(0xb0);
    write(0x00, 0x20);
    assertThat(chip.readRegister(0x00)).isEqualTo(0xa0);

    write(0x00, 0xa0);

    assertThat(chip.readRegister(0x00)).isEqualTo(0x20);
  }

  @Test
  void reserved_registers_ignore_writes() {
    write(0x46, 0x55);
    write(0xf9, 0x55);

    assertThat(chip.readRegister(0x46)).isZero();
    assertThat(chip.readRegister(0xf9)).isZero();
  }

  @Test
  void all_led_goes_to_every_channel() {
    write(0x00, 0x30);

    write(0xfa, 1, 2, 3, 4);

    for (int channel = 0; channel < 16; channel++) {
      for (int i = 0; i < 4; i++) {
        assertThat(chip.readRegister(6 + 4 * channel + i)).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void a_pulse_is_off_minus_on_in_counts_of_the_prescaled_oscillator() {
    wakeAt(121);

    write(0x06, 0, 0, 307 & 0xff, 307 >> 8);
    write(0x0a, 0x00, 0x0f, 0x33, 0x00);

    assertThat(outputs.throttleMicros()).isEqualTo(1498); // 307 * 122 / 25
    assertThat(outputs.steeringMicros()).isEqualTo(1498); // on at 3840, off at 51 of the next
  }

  @Test
  void there_is_no_pulse_asleep_fully_off_fully_on_or_never_written() {
    wakeAt(121);
    assertThat(outputs.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    write(0x06, 0, 0, 0x33, 0x01);
    assertThat(outputs.throttleMicros()).isPositive();
    assertThat(outputs.steeringMicros()).isEqualTo(PulseOutputs.NO_PULSE);

    write(0x09, 0x11);
    assertThat(outputs.throttleMicros()).as("full off").isEqualTo(PulseOutputs.NO_PULSE);
    write(0x06, 0, 0x10, 0x33, 0x01);
    assertThat(outputs.throttleMicros()).as("full on").isEqualTo(PulseOutputs.NO_PULSE);
    write(0x06, 0, 0, 0x33, 0x01);
    write(0x00, 0x30);
    assertThat(outputs.throttleMicros()).as("asleep").isEqualTo(PulseOutputs.NO_PULSE);
  }

  @Test
  void an_unplugged_chip_answers_nothing_and_goes_on_pulsing() {
    wakeAt(121);
    write(0x06, 0, 0, 0x33, 0x01);
    long transfers = chip.transfers();

    chip.unplug();

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> write(0x06, 0, 0, 0, 0x10))
        .withMessageContaining("No such device or address");
    assertThatExceptionOfType(ActuatorException.class).isThrownBy(() -> chip.readRegister(0));
    assertThat(chip.transfers()).isEqualTo(transfers);
    assertThat(outputs.throttleMicros()).isEqualTo(1498);
    chip.plug();
    assertThat(chip.readRegister(0xfe)).isEqualTo(121);
  }

  @Test
  void a_brown_out_puts_the_chip_to_sleep() {
    wakeAt(121);
    write(0x06, 0, 0, 0x33, 0x01);

    chip.reset();

    assertThat(outputs.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    assertThat(chip.readRegister(0x00)).isEqualTo(0x11);
  }

  private void wakeAt(int prescale) {
    write(0x00, 0x30);
    write(0xfe, prescale);
    write(0x00, 0x20);
  }

  private void write(int register, int... values) {
    byte[] bytes = new byte[1 + values.length];
    bytes[0] = (byte) register;
    for (int i = 0; i < values.length; i++) {
      bytes[i + 1] = (byte) values[i];
    }
    chip.write(bytes);
  }
}
