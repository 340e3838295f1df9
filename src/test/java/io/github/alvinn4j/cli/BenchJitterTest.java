package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchJitterTest {
  @TempDir private Path folder;

  @Test
  void both_loops_are_measured_left_alone_and_beside_garbage() throws Exception {
    Path picture = folder.resolve("jitter.png");
    Transcript said =
        Transcript.of("bench", "jitter", "--seconds", "0.2", "--json", "--out", picture);

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode measured = JsonMapper.builder().build().readTree(said.out()).at("/measurements/0");
    assertThat(measured.get("collector").textValue()).isEqualTo("Serial"); // surefire's choice
    assertThat(measured.get("realtime").textValue()).isEqualTo("off");
    assertThat(measured.get("runs").findValuesAsText("loop"))
        .containsExactly("tick", "1 kHz", "tick", "1 kHz");
    assertThat(measured.get("runs").findValuesAsText("periods"))
        .containsExactly("40", "200", "40", "200");
    for (JsonNode run : measured.get("runs")) {
      JsonNode done = run.get("done_microseconds");
      assertThat(done.get("p50").doubleValue()).isPositive();
      assertThat(done.get("max").doubleValue())
          .isGreaterThanOrEqualTo(done.get("p99_9").doubleValue())
          .isGreaterThanOrEqualTo(run.at("/wake_up_microseconds/max").doubleValue());
    }
    assertThat(measured.at("/runs/2/allocated_megabytes_per_second").intValue()).isPositive();
    assertThat(said.err()).contains("A 1 kHz loop", "The drive's tick", "200");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isGreaterThan(1000);
  }

  @Test
  void without_garbage_only_half_is_measured() throws Exception {
    Transcript said =
        Transcript.of("bench", "jitter", "--seconds", "0.1", "--allocate", "0", "--json");

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode runs = JsonMapper.builder().build().readTree(said.out()).at("/measurements/0/runs");
    assertThat(runs.findValuesAsText("loop")).containsExactly("tick", "1 kHz");
  }

  @ParameterizedTest
  @CsvSource({
    "--seconds=0, '--seconds = 0, expected 0.1..86400'",
    "--allocate=-1, '--allocate = -1, expected 0..2000'",
    "--heap=128, '--heap, expected --collectors with it'",
    "--model=none.safetensors, none.safetensors"
  })
  void a_wrong_wish_is_refused_in_a_line(String option, String words) {
    Transcript said = Transcript.of("bench", "jitter", option);

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains(words).hasLineCount(1);
  }

  @Test
  void a_picture_that_cannot_be_written_is_refused_before_anything_is_measured() throws Exception {
    Path file = Files.createDirectory(folder.resolve("jitter.png"));

    Transcript said = Transcript.of("bench", "jitter", "--out", file);

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).contains("is a folder").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UseG1GC", "UseZGC"})
  void the_jvms_own_choice_is_read_from_its_flags(String flag) {
    String flags =
        """
             bool UseAdaptiveSizePolicy = true   {product} {default}
             bool %s                    = true   {product} {ergonomic}
             bool UseSerialGC           = false  {product} {default}
        """
            .formatted(flag);

    assertThat(Collector.usedIn(flags).orElseThrow().option()).isEqualTo("-XX:+" + flag);
    assertThat(Collector.usedIn("")).isEmpty();
    assertThat(Arrays.stream(Collector.values()).map(Collector::option)).doesNotHaveDuplicates();
  }
}
