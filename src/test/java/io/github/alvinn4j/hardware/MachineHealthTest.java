package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The readings of a Raspberry Pi, in files laid out as its kernel does.
@Timeout(20)
class MachineHealthTest {
  private static final SignalRow MACHINE = SignalTable.of(20, 100).row(Signal.MACHINE);

  @TempDir private Path sys;
  private final List<String> heard = new ArrayList<>();

  private Path throttled() throws IOException {
    Path folder = sys.resolve("devices/platform/soc/soc:firmware");
    return Files.createDirectories(folder).resolve("get_throttled");
  }

  private Path temperature(String type) throws IOException {
    Path zone = Files.createDirectories(sys.resolve("class/thermal/thermal_zone0"));
    Files.writeString(zone.resolve("type"), type + "\n");
    return zone.resolve("temp");
  }

  private String read() {
    return read(MachineHealth.find(sys, MACHINE));
  }

  private String read(MachineHealth health) {
    heard.clear();
    health.read(
        (underVoltage, hot) -> heard.add((underVoltage ? "sags" : "") + (hot ? " hot" : "")));
    assertThat(heard).hasSize(1);
    return heard.getFirst().strip();
  }

  @Test
  void the_firmwares_present_bits_are_read_and_its_past_ones_are_not_A8(TestReporter reporter)
      throws IOException {
    Files.writeString(throttled(), "0\n");
    assertThat(read()).isEmpty();
    Files.writeString(throttled(), "f0000\n");
    assertThat(read()).as("since the start").isEmpty();
    Files.writeString(throttled(), "50005\n");
    String both = read();
    assertThat(both).isEqualTo("sags hot");
    Files.writeString(throttled(), "0x1\n");
    String sags = read();
    assertThat(sags).isEqualTo("sags");
    Files.writeString(throttled(), "8\n");
    assertThat(read()).as("soft temperature limit").isEqualTo("hot");
    Files.writeString(throttled(), "2\n");
    assertThat(read()).as("only the frequency is capped").isEmpty();

    Faults.report(reporter, "A8", "get_throttled says 0x1, then 0x50005", sags + ", then " + both);
  }

  @Test
  void over_eighty_degrees_is_hot_until_below_seventy_five_J15(TestReporter reporter)
      throws IOException {
    Path file = temperature("cpu-thermal");
    Files.writeString(file, "80000\n");
    MachineHealth health = MachineHealth.find(sys, MACHINE);
    assertThat(read(health)).isEmpty();
    Files.writeString(file, "80001\n");
    String above = read(health);
    assertThat(above).isEqualTo("hot");
    Files.writeString(file, "75001\n");
    assertThat(read(health)).isEqualTo("hot");
    Files.writeString(file, "75000\n");
    assertThat(read(health)).isEmpty();

    Faults.report(reporter, "J15", "the processor is at 80.001 degrees", above + " until 75");
  }

  @Test
  void another_machine_says_nothing_and_that_is_no_fault() throws IOException {
    assertThat(MachineHealth.find(sys, MACHINE).present()).isFalse();
    Files.writeString(temperature("x86_pkg_temp"), "99000\n");

    assertThat(MachineHealth.find(sys, MACHINE).present()).as("not the processor").isFalse();
    assertThat(read()).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_read_any_more_or_holds_no_number_says_nothing() throws IOException {
    Files.writeString(throttled(), "1\n");
    MachineHealth health = MachineHealth.find(sys, MACHINE);
    Files.delete(throttled());
    assertThat(read(health)).isEmpty();
    Files.writeString(throttled(), "broken\n");
    assertThat(read(health)).isEmpty();
  }

  @Test
  void readings_go_on_until_it_is_closed() throws Exception {
    Files.writeString(throttled(), "1\n");
    CountDownLatch reading = new CountDownLatch(1);
    try (MachineHealth health = MachineHealth.find(sys, MACHINE)) {
      health.start((underVoltage, _) -> {
        if (underVoltage) {
          reading.countDown();
        }
      });

      assertThat(reading.await(15, TimeUnit.SECONDS)).isTrue();
    }
  }
}
