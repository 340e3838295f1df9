package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachingTest {
  private static final String BASE = "simulator/tracks/reinvent_base.csv";

  @TempDir private Path folder;

  private static JsonNode json(Transcript said) throws Exception {
    return JsonMapper.builder().build().readTree(said.out());
  }

  @Test
  void half_a_minute_of_driving_teaches_a_network_that_knew_nothing() throws Exception {
    Transcript said =
        Transcript.of(
            "evaluate", "--json", "--teach=2,30", "--laps=1", "--seeds=1", "--tracks", BASE);

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode json = json(said);
    JsonNode barely = json.get("taught").get(0);
    JsonNode taught = json.get("taught").get(1);
    assertThat(taught.get("teach_seconds").doubleValue()).isEqualTo(30);
    assertThat(taught.get("seeds_without_intervention").intValue()).isEqualTo(1);
    assertThat(taught.get("autonomy_percent").doubleValue()).isEqualTo(100);
    assertThat(taught.get("lateral_rms_meters").doubleValue()).isLessThan(0.1);
    assertThat(barely.get("lateral_rms_meters").doubleValue())
        .as("after 2 s")
        .isGreaterThan(taught.get("lateral_rms_meters").doubleValue());
    assertThat(json.get("smallest_teach_seconds").get("reinvent_base").doubleValue())
        .isBetween(2.0, 30.0);
    assertThat(said.err()).contains("30 s").contains("1 of 1").contains("are enough for");
  }

  @Test
  void ends_with_1_if_the_teaching_was_too_short() throws Exception {
    Transcript said =
        Transcript.of(
            "evaluate",
            "--json",
            "--teach=1",
            "--laps=1",
            "--seeds=1",
            "--min-autonomy=100",
            "--tracks",
            BASE);

    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(json(said).get("smallest_teach_seconds").get("reinvent_base").isNull()).isTrue();
    assertThat(said.err()).contains("reinvent_base: 1 s of driving are not enough");
  }

  @Test
  void wants_sensible_times_and_seeds() {
    assertThat(Refusal.in(folder, "evaluate", "--teach=0"))
        .startsWith("--teach = 0")
        .contains("expected 1");
    assertThat(Refusal.in(folder, "evaluate", "--teach=30", "--seeds=0"))
        .isEqualTo("--seeds = 0, expected 1..1000");
  }
}
