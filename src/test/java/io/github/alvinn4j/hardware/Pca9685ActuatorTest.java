package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.alvinn4j.Faults;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Pca9685ActuatorTest {
  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final TappedBus bus = new TappedBus(chip);

  @Test
  void opening_puts_out_neutral_and_nothing_else() {
    PulseOutputs outputs = chip.outputs(1, 0);

    WiredProfile.open(bus, 1, 0);

    assertThat(outputs.steeringMicros()).isCloseTo(1526, within(2));
    assertThat(outputs.throttleMicros()).isCloseTo(1505, within(2));
    assertThat(chip.outputs(2, 15).steeringMicros()).isEqualTo(PulseOutputs.NO_PULSE);
  }

  @Test
  void opening_switches_all_outputs_off_before_it_wakes_the_chip() {
    WiredProfile.open(bus, 1, 0);

    assertThat(bus.writes)
        .containsExactly(
            "fd10", "0030", "fe65", "0104", "0020", "00a0", "06" + "00007101" + "00007601");
  }

  @Test
  void pulses_of_a_dead_program_stop_before_anything_else() {
    WiredProfile.open(chip, 1, 0).write(1872, 2035);
    PulseOutputs outputs = chip.outputs(1, 0);
    List<Integer> throttles = new ArrayList<>();
    bus.afterWrite = () -> throttles.add(outputs.throttleMicros());

    WiredProfile.open(bus, 1, 0);

    assertThat(throttles.getFirst()).isEqualTo(PulseOutputs.NO_PULSE);
    assertThat(throttles).hasSize(7).filteredOn(micros -> micros != 0).containsExactly(1506);
  }

  @ParameterizedTest
  @CsvSource({"40,152", "50,121", "60,101", "100,60", "200,30"})
  void the_divider_is_the_data_sheets(int frequencyHertz, int prescale) {
    assertThat(Pca9685Chip.prescale(frequencyHertz)).isEqualTo(prescale);
  }

  @ParameterizedTest
  @CsvSource({"1,0,60", "0,1,60", "3,7,60", "15,14,50", "0,15,200", "5,6,40"})
  void every_pulse_comes_out_to_half_a_count(int steering, int throttle, int hertz) {
    PulseOutputs outputs = chip.outputs(steering, throttle);
    Pca9685Actuator actuator = WiredProfile.open(chip, steering, throttle, hertz);
    int halfCountMicros = (Pca9685Chip.prescale(hertz) + 1) / 50 + 1;

    for (int micros = 700; micros <= 2300; micros++) {
      actuator.write(micros, 3000 - micros);

      assertThat(outputs.steeringMicros()).isCloseTo(micros, within(halfCountMicros));
      assertThat(outputs.throttleMicros()).isCloseTo(3000 - micros, within(halfCountMicros));
    }
  }

  @Test
  void A18_neighbouring_channels_change_in_one_transfer_others_in_one_each(TestReporter reporter) {
    Pca9685Actuator neighbours = WiredProfile.open(bus, 1, 0);
    bus.writes.clear();
    neighbours.write(1180, 1600);
    assertThat(bus.writes).hasSize(1).first().asString().startsWith("06").hasSize(18);
    int together = bus.writes.size();

    Pca9685Actuator apart = WiredProfile.open(bus, 4, 9);
    bus.writes.clear();
    apart.write(1180, 1600);

    assertThat(bus.writes).hasSize(2);
    assertThat(bus.writes.getFirst()).startsWith("2a").hasSize(10);
    assertThat(bus.writes.getLast()).startsWith("16").hasSize(10);
    Faults.report(
        reporter,
        "A18",
        "none: the trace of the bus while servo and ESC are driven",
        "neighbouring channels: %d transfer a write; others: %d, each with the 4 bytes of a channel"
            .formatted(together, bus.writes.size()));
  }

  @Test
  void release_stops_the_pulses_and_a_write_brings_them_back() {
    Pca9685Actuator actuator = WiredProfile.open(chip, 1, 0);
    PulseOutputs outputs = chip.outputs(1, 0);

    actuator.release();
    assertThat(outputs.steeringMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    assertThat(outputs.throttleMicros()).isEqualTo(PulseOutputs.NO_PULSE);
    actuator.write(1500, 1505);

    assertThat(outputs.steeringMicros()).isCloseTo(1500, within(2));
  }

  @Test
  void closing_writes_neutral_then_stops_the_pulses_and_closes_once() {
    Pca9685Actuator actuator = WiredProfile.open(bus, 1, 0);
    actuator.write(1700, 1900);
    bus.writes.clear();

    actuator.close();
    actuator.close();

    assertThat(bus.writes).containsExactly("06" + "00007101" + "00007601", "fd10");
    assertThat(bus.closes).isEqualTo(1);
  }

  @Test
  void a_write_allocates_nothing() {
    Pca9685Actuator actuator = WiredProfile.open(chip, 1, 0);
    Pca9685Actuator apart = WiredProfile.open(chip, 3, 9);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    writeMany(actuator, apart);

    long before = threads.getCurrentThreadAllocatedBytes();
    writeMany(actuator, apart);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated / 20_000.0).as("bytes a write").isLessThan(1);
  }

  private static void writeMany(Pca9685Actuator actuator, Pca9685Actuator apart) {
    for (int i = 0; i < 10_000; i++) {
      actuator.write(1000 + i % 1000, 1500);
      apart.write(1500, 2000 - i % 1000);
    }
  }
}
