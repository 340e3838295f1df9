package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.Faults;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Pca9685ActuatorFaultTest {
  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final TappedBus bus = new TappedBus(chip);

  @ParameterizedTest
  @ValueSource(ints = {699, 2301, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void a_pulse_outside_the_hard_limits_is_never_sent(int micros) {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0);
    bus.writes.clear();

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> actuator.write(micros, 1500))
        .withMessage(
            "PCA9685 on I2C bus 1 address 0x40: steering pulse = %d us, expected 700..2300",
            micros);
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> actuator.write(1500, micros))
        .withMessageContaining("throttle pulse = " + micros);

    assertThat(bus.writes).isEmpty();
  }

  @Test
  void A1_one_refused_transfer_is_sent_again_in_the_same_call(TestReporter reporter) {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0);
    bus.writes.clear();
    bus.refusals = 1;

    actuator.write(1700, 1600);

    int steering = chip.outputs(1, 0).steeringMicros();
    assertThat(steering).isCloseTo(1700, within(2));
    assertThat(bus.writes).hasSize(1);
    Faults.report(
        reporter,
        "A1",
        "the chip does not acknowledge one transfer",
        "sent again in the same call: %d transfer arrived, the servo got %d us"
            .formatted(bus.writes.size(), steering));
  }

  @Test
  void A4_A2_a_bus_on_which_nobody_answers_fails_in_the_call_and_does_nothing_behind_its_back(
      TestReporter reporter) {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0);
    bus.writes.clear();
    bus.refusals = Integer.MAX_VALUE;

    int failed = 0;
    for (int i = 0; i < 10; i++) {
      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(() -> actuator.write(1700, 1600))
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
      failed++;
    }
    assertThatNoException().isThrownBy(actuator::release);
    int tried = Integer.MAX_VALUE - bus.refusals;

    assertThat(bus.writes).isEmpty();
    assertThat(tried).isEqualTo(22);
    String measured =
        "%d of 10 writes fail at once after 2 tries each; release tries 2 more times and returns"
            .formatted(failed);
    Faults.report(reporter, "A4", "no transfer at all is acknowledged any more", measured);
    Faults.report(reporter, "A2", "no transfer is acknowledged any more", measured);
  }

  @Test
  void two_refused_transfers_are_a_failure_and_the_next_call_works_again() {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0);
    bus.refusals = 2;

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> actuator.write(1700, 1600))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    actuator.write(1300, 1400);

    assertThat(chip.outputs(1, 0).throttleMicros()).isCloseTo(1400, within(2));
  }

  @Test
  void a_chip_that_was_unplugged_works_again_without_reopening() {
    Pca9685Actuator actuator = WiredProfile.open(chip, 1, 0);
    chip.unplug();
    assertThatExceptionOfType(ActuatorException.class).isThrownBy(() -> actuator.write(1700, 1600));
    chip.plug();

    actuator.write(1700, 1600);

    assertThat(chip.outputs(1, 0).throttleMicros()).isCloseTo(1600, within(2));
  }

  @Test
  void A5_an_absent_chip_is_refused_and_the_device_closed(TestReporter reporter) {
    chip.unplug();

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> WiredProfile.open(bus, 1, 0))
        .withMessageContaining("No such device or address");

    assertThat(bus.closes).isEqualTo(1);
    Faults.report(
        reporter,
        "A5",
        "no chip answers at the start; in other runs another device does",
        "refused at opening after %d writes".formatted(bus.writes.size()));
  }

  @ParameterizedTest
  @CsvSource({
    "0xff,0xff,expected a PCA9685",
    "0x00,0x00,expected a PCA9685",
    "0x11,0x02,expected a PCA9685",
    "0x51,0x1e,external clock",
    "0x11,0x1e,not a PCA9685"
  })
  void another_device_is_refused_before_any_pulse(String mode1, String prescale, String says) {
    List<Integer> written = new ArrayList<>();
    I2cDevice other =
        new I2cDevice() {
          @Override
          public void write(byte[] bytes) {
            written.add((int) bytes[0]);
          }

          @Override
          public int readRegister(int register) {
            return Integer.decode(register == 0 ? mode1 : prescale);
          }

          @Override
          public void close() {}
        };

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> WiredProfile.open(other, 1, 0))
        .withMessageStartingWith("PCA9685 on I2C bus 1 address 0x40: MODE1 = ")
        .withMessageContaining(says);

    assertThat(written).doesNotContain(0x06);
  }

  @Test
  void release_and_close_do_not_throw_when_the_bus_is_gone() {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0);
    chip.unplug();

    assertThatNoException().isThrownBy(actuator::release);
    assertThatNoException().isThrownBy(actuator::close);

    assertThat(bus.closes).isEqualTo(1);
  }

  @Test
  void an_interrupt_during_opening_is_kept_and_refused() {
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> WiredProfile.open(bus, 1, 0))
        .withMessageContaining("interrupted");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(chip.outputs(1, 0).throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
  }
}
