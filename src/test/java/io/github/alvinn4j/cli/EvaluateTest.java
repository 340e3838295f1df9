package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path WIDE = Path.of("simulator/tracks/reInvent2019_wide.csv");

  @TempDir private Path folder;

  @Test
  void drives_every_track_that_was_named_and_sums_up() throws Exception {
    Transcript said =
        Transcript.of("evaluate", "--json", "--laps=1", "--tracks", Drives.OVAL, WIDE);

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode json = JSON.readTree(said.out());
    assertThat(json.get("tracks")).hasSize(2);
    assertThat(json.get("tracks").get(0).get("track").textValue()).isEqualTo("Oval_track");
    assertThat(json.get("tracks").get(1).get("track").textValue()).isEqualTo("reInvent2019_wide");
    JsonNode total = json.get("total");
    assertThat(total.get("laps").intValue()).isEqualTo(2);
    assertThat(total.get("interventions").intValue()).isZero();
    assertThat(total.get("autonomy_percent").doubleValue()).isEqualTo(100);
    assertThat(said.err()).contains("Oval_track").contains("total");
  }

  @Test
  void ends_with_1_if_the_car_needs_too_much_help() throws Exception {
    Path learned = folder.resolve("poor.safetensors");
    Transcript poor =
        Transcript.of("train", Drives.REAL, "--epochs=1", "--model-kind=linear", "--out", learned);
    assertThat(poor.exitCode()).as(poor.err()).isZero();

    Transcript said =
        Transcript.of(
            "evaluate",
            "--json",
            "--laps=1",
            "--min-autonomy=99",
            "--tracks",
            Drives.OVAL,
            "--model",
            learned);

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(JSON.readTree(said.out()).get("total").get("interventions").intValue()).isPositive();
  }

  @Test
  void wants_a_percentage() {
    assertThat(Refusal.in(folder, "evaluate", "--min-autonomy=101"))
        .isEqualTo("--min-autonomy = 101, expected 0..100");
  }

  @Test
  void wants_a_car_that_is_simulated() {
    assertThat(Refusal.in(folder, "evaluate", "--vehicle=hardware/donkeycar-pca9685.yaml"))
        .contains("drives real hardware, expected a simulated vehicle");
  }

  @Test
  void wants_a_track_in_a_folder_of_tracks() {
    assertThat(Refusal.in(folder, "evaluate", "--tracks", folder))
        .isEqualTo(folder + ": no .csv file, expected tracks");
  }
}
