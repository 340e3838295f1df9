package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingCostTest {
  @TempDir private Path folder;

  @Test
  void a_kilowatt_hour_costs_what_the_options_say() {
    TrainingCost cost = new TrainingCost("960-5-30", "x", 7200, 1.8e6, "counted", 400, 0.25);

    assertThat(cost.kilowattHours()).isEqualTo(0.5);
    assertThat(cost.grams()).isEqualTo(200);
    assertThat(cost.euros()).isEqualTo(0.125);
  }

  @Test
  void prints_the_row_of_the_table_and_the_same_as_json() throws Exception {
    Transcript said =
        Transcript.of(
            "train",
            Drives.REAL,
            "--json",
            "--epochs=1",
            "--cost",
            "--watts=36",
            "--co2-per-kwh=500",
            "--price-per-kwh=0.2",
            "--out",
            folder.resolve("m.safetensors"));

    JsonNode cost = JsonMapper.builder().build().readTree(said.out()).get("cost");
    double seconds = cost.get("seconds").doubleValue();
    double kwh = cost.get("energy_kwh").doubleValue();
    assertThat(kwh).isEqualTo(36 * seconds / 3.6e6, within(1e-8));
    assertThat(cost.get("co2e_grams").doubleValue()).isEqualTo(500 * kwh, within(1e-5));
    assertThat(cost.get("cost_eur").doubleValue()).isEqualTo(0.2 * kwh, within(1e-8));
    assertThat(said.err())
        .contains("| model | hardware | time | energy | CO2e | cost |", "| 1920-16-30 |")
        .contains("energy: declared, not measured: 36.0 W all the time");
  }

  @Test
  void the_processors_counters_are_added_over_packages_and_may_go_round() throws Exception {
    rapl("intel-rapl:0", "energy_uj", 900);
    rapl("intel-rapl:0", "max_energy_range_uj", 1000);
    rapl("intel-rapl:1", "energy_uj", 50);
    rapl("intel-rapl:0:0", "energy_uj", 7); // a part of package 0
    EnergyCounter counter = EnergyCounter.start(new MachineFiles(folder)).orElseThrow();

    rapl("intel-rapl:0", "energy_uj", 100);
    rapl("intel-rapl:1", "energy_uj", 80);
    rapl("intel-rapl:0:0", "energy_uj", 500);

    assertThat(counter.joules()).hasValue(230e-6);
  }

  @Test
  void a_machine_without_counters_is_told_apart_from_one_that_uses_nothing() throws Exception {
    assertThat(EnergyCounter.start(new MachineFiles(folder))).isEmpty();

    rapl("intel-rapl:0", "energy_uj", 900);
    EnergyCounter counter = EnergyCounter.start(new MachineFiles(folder)).orElseThrow();
    assertThat(counter.joules()).hasValue(0);

    Files.delete(folder.resolve("sys/class/powercap/intel-rapl:0/energy_uj"));
    assertThat(counter.joules()).isEmpty();
  }

  @Test
  void names_the_processor() throws Exception {
    assertThat(EnergyCounter.processor(new MachineFiles(folder))).isEqualTo("unknown processor");

    Files.createDirectories(folder.resolve("proc"));
    Files.writeString(
        folder.resolve("proc/cpuinfo"), "processor\t: 0\nmodel name\t: Some CPU @ 2 GHz\n");

    assertThat(EnergyCounter.processor(new MachineFiles(folder))).isEqualTo("Some CPU @ 2 GHz");
  }

  @Test
  void refuses_watts_out_of_range() {
    Transcript said =
        Transcript.of(
            "train", Drives.REAL, "--cost", "--watts=-5", "--out", folder.resolve("m.safetensors"));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("--watts = -5, expected 0.01..100000");
  }

  private void rapl(String zone, String file, long value) throws Exception {
    Path path = folder.resolve("sys/class/powercap").resolve(zone);
    Files.createDirectories(path);
    Files.writeString(path.resolve(file), value + "\n");
  }
}
