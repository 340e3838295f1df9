package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.time.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Pca9685WatchTest {
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1000 * MILLI;

  /// The writer writes at least this often.
  private static final long WRITE_NANOS = 20 * MILLI;

  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final TappedBus bus = new TappedBus(chip);
  private final ManualClock clock = new ManualClock();

  @Test
  void A6_a_chip_that_was_reset_is_noticed_within_a_second_and_set_up_only_on_demand(
      TestReporter reporter) {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0, clock);
    drive(actuator, 300 * MILLI);
    chip.reset();

    long noticed = nanosUntilRefused(actuator, "the chip was reset (MODE1 = 0x11)");

    assertThat(noticed).isLessThanOrEqualTo(SECOND);
    PulseOutputs outputs = chip.outputs(1, 0);
    assertThat(outputs.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    clock.moveTo(clock.nanos() + 10 * SECOND);
    assertThatExceptionOfType(ActuatorException.class).isThrownBy(() -> actuator.write(1500, 1600));
    assertThat(outputs.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    actuator.restart();
    assertThat(outputs.throttleMicros()).isCloseTo(1505, within(2));
    actuator.write(1500, 1600);
    assertThat(outputs.throttleMicros()).isCloseTo(1600, within(2));
    Faults.report(
        reporter,
        "A6",
        "the emulated chip loses its power for a moment, all registers fall back",
        "refused after %d ms, no pulses until it was set up again on demand"
            .formatted(noticed / MILLI));
  }

  @Test
  void A14_a_second_program_that_writes_other_pulses_is_found_within_a_second(
      TestReporter reporter) {
    long slowest = 0;
    for (long begin = 0; begin < 1100 * MILLI; begin += 7 * MILLI) {
      slowest = Math.max(slowest, nanosUntilForeignWritesAreFound(begin));
    }

    assertThat(slowest).isLessThanOrEqualTo(SECOND);
    Faults.report(
        reporter,
        "A14",
        "another program writes the same two channels ten times a second, from 158 moments on",
        "refused after %d ms at the latest".formatted(slowest / MILLI));
  }

  // The other writes every 100 ms in between our writes, from some moment on.
  private long nanosUntilForeignWritesAreFound(long begin) {
    EmulatedPca9685 shared = new EmulatedPca9685();
    ManualClock time = new ManualClock();
    Pca9685Actuator actuator = WiredProfile.open(shared, 1, 0, time);
    long begun = begin + 100 * MILLI;
    long nextForeign = begun;
    for (long now = 0; now < 10 * SECOND; now += WRITE_NANOS) {
      if (now >= nextForeign) {
        shared.write(new byte[] {0x06, 0, 0, 0x34, 1});
        nextForeign += 100 * MILLI;
      }
      time.moveTo(now);
      try {
        actuator.write(1500, 1600);
      } catch (ActuatorException e) {
        assertThat(e).hasMessageContaining("register 0x08 does not hold what was written");
        return now - begun;
      }
    }
    throw new AssertionError("never found, begun at " + begun);
  }

  @ParameterizedTest
  @CsvSource({
    "fe,0x30,'0x20,0x30,0x20','PRESCALE = 48, expected 101'",
    "00,0x30,0x30,the chip was reset (MODE1 = 0xb0)"
  })
  void a_changed_setting_stays_and_is_found_at_the_next_look(
      String register, String value, String mode1, String says) {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0, clock);
    for (String mode : mode1.split(",", -1)) {
      if (register.equals("fe") && mode.equals("0x30")) {
        chip.write(new byte[] {0, 0x30});
        chip.write(new byte[] {(byte) 0xfe, Byte.decode(value)});
      } else {
        chip.write(new byte[] {0, Byte.decode(mode)});
      }
    }

    nanosUntilRefused(actuator, says);
  }

  @Test
  void nothing_is_read_between_two_looks_and_a_good_chip_is_never_refused() {
    int[] reads = new int[1];
    I2cDevice counting =
        new I2cDevice() {
          @Override
          public void write(byte[] bytes) {
            chip.write(bytes);
          }

          @Override
          public int readRegister(int register) {
            reads[0]++;
            return chip.readRegister(register);
          }

          @Override
          public void readRegisters(int first, byte[] into) {
            reads[0]++;
            chip.readRegisters(first, into);
          }

          @Override
          public void close() {}
        };
    Pca9685Actuator actuator = WiredProfile.open(counting, 1, 0, clock);
    reads[0] = 0;

    drive(actuator, SECOND - WRITE_NANOS);
    assertThat(reads[0]).as("in the first second").isZero();
    drive(actuator, 10 * SECOND);

    assertThat(reads[0]).as("MODE1, PRESCALE and seven looks a second").isEqualTo(10 * 9);
  }

  @Test
  void pulses_that_were_switched_off_are_no_foreign_ones() {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0, clock);
    for (int i = 0; i < 200; i++) {
      clock.moveTo(clock.nanos() + WRITE_NANOS);
      actuator.release();
      clock.moveTo(clock.nanos() + WRITE_NANOS);
      actuator.write(1500, 1600);
    }

    assertThat(chip.outputs(1, 0).throttleMicros()).isCloseTo(1600, within(2));
  }

  private void drive(Pca9685Actuator actuator, long nanos) {
    for (long end = clock.nanos() + nanos; clock.nanos() < end; ) {
      clock.moveTo(clock.nanos() + WRITE_NANOS);
      actuator.write(1500, 1600);
    }
  }

  private long nanosUntilRefused(Pca9685Actuator actuator, String says) {
    long begun = clock.nanos();
    while (clock.nanos() - begun < 10 * SECOND) {
      clock.moveTo(clock.nanos() + WRITE_NANOS);
      try {
        actuator.write(1500, 1600);
      } catch (ActuatorException e) {
        assertThat(e).hasMessageContaining(says);
        return clock.nanos() - begun;
      }
    }
    throw new AssertionError("never refused");
  }
}
