package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ROW_OF_TICK_0 = 2;

  @TempDir private static Path shared;
  private static Path golden = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void write_a_golden_file() {
    golden = shared.resolve("golden.csv");
    assertThat(Transcript.of("replay", Drives.REAL, "--update-golden", golden).exitCode()).isZero();
  }

  private static Transcript check(Path file) {
    return Transcript.of("replay", "--json", Drives.REAL, "--golden", file);
  }

  private Path changed(List<String> lines) throws Exception {
    return Files.write(folder.resolve("changed.csv"), lines);
  }

  private static List<String> lines() throws Exception {
    return new ArrayList<>(Files.readAllLines(golden));
  }

  @Test
  void gives_the_same_digest_every_time() throws Exception {
    JsonNode first = JSON.readTree(Transcript.of("replay", "--json", Drives.REAL).out());
    JsonNode second = JSON.readTree(Transcript.of("replay", "--json", Drives.REAL).out());

    assertThat(first.get("digest").textValue()).matches("[0-9a-f]{64}");
    assertThat(second.get("digest")).isEqualTo(first.get("digest"));
    assertThat(first.get("frames").intValue()).isEqualTo(400);
    assertThat(first.get("skipped").intValue()).isZero();
    assertThat(first.get("float_integer_within_half_percent").doubleValue()).isGreaterThan(0.99);
  }

  @Test
  void agrees_with_its_own_golden_file() throws Exception {
    Transcript said = check(golden);

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(JSON.readTree(said.out()).get("golden").textValue()).isEqualTo("same");
  }

  @Test
  void names_tick_record_and_field_of_the_first_difference() throws Exception {
    List<String> lines = lines();
    String[] row = lines.get(ROW_OF_TICK_0 + 123).split(",", -1);
    String steering = row[3];
    row[3] = "12345";
    lines.set(ROW_OF_TICK_0 + 123, String.join(",", row));

    Transcript said = check(changed(lines));

    assertThat(said.exitCode()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(JSON.readTree(said.out()).get("golden").textValue())
        .isEqualTo(
            "tick %s (record 123): steering_q15 = %s, golden has 12345"
                .formatted(row[0], steering));
  }

  @Test
  void differs_from_a_golden_file_of_fewer_ticks() throws Exception {
    Transcript said = check(changed(lines().subList(0, ROW_OF_TICK_0 + 300)));

    assertThat(said.exitCode()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(said.out()).contains("400 ticks, golden has 300");
  }

  @Test
  void differs_from_a_golden_file_whose_digest_belongs_to_something_else() throws Exception {
    List<String> lines = lines();
    lines.set(0, lines.getFirst().replaceFirst("sha256:.*", "sha256:" + "0".repeat(64)));

    Transcript said = check(changed(lines));

    assertThat(said.exitCode()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(said.out()).contains("though its rows are the same");
  }

  @Test
  void differs_from_a_golden_file_of_another_model() throws Exception {
    List<String> lines = lines();
    lines.replaceAll(line -> line.startsWith("#") ? line : line.replaceFirst(",[^,]*$", ""));

    Transcript said = check(changed(lines));

    assertThat(said.exitCode()).isEqualTo(ExitCode.DOES_NOT_HOLD);
    assertThat(JSON.readTree(said.out()).get("golden").textValue()).startsWith("fields are [tick,");
  }

  @Test
  void refuses_a_golden_file_that_was_torn_off() throws Exception {
    List<String> lines = lines();
    lines.set(lines.size() - 1, lines.getLast().substring(0, 20));
    Path torn = changed(lines);

    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--golden", torn))
        .startsWith(torn + ":" + lines.size() + ": expected ");
  }

  @Test
  void refuses_a_golden_file_with_words_in_it() throws Exception {
    List<String> lines = lines();
    lines.set(10, lines.get(10).replaceFirst(",[^,]*", ",left"));
    Path wordy = changed(lines);

    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--golden", wordy))
        .startsWith(wordy + ":11: expected integers");
  }

  @Test
  void refuses_a_golden_file_that_is_none() throws Exception {
    Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    Path missing = folder.resolve("missing.csv");

    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--golden", other))
        .startsWith(other + ":1: expected '# alvinn4j-golden-1");
    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--golden", empty))
        .startsWith(empty + ":1: expected");
    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--golden", missing))
        .isEqualTo(missing + ": no such file");
    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--golden", folder))
        .isEqualTo(folder + ": no file, expected a golden file");
  }

  @Test
  void leaves_the_old_golden_file_if_the_drive_cannot_be_read() throws Exception {
    Path old = Files.writeString(folder.resolve("old.csv"), "precious");

    Refusal.in(folder, "replay", folder, "--update-golden", old);

    assertThat(old).hasContent("precious");
  }
}
