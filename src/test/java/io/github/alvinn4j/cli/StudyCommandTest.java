package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.study.Study;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyCommandTest {
  @TempDir private Path folder;

  @Test
  void the_list_names_every_study_with_what_it_shows() {
    Transcript said = Transcript.of("study", "--list");

    assertThat(said.exitCode()).isZero();
    for (Study study : StudyCatalogue.all()) {
      assertThat(said.out()).contains(study.name(), study.description());
      assertThat(study.name()).matches("[a-z0-9-]{1,18}");
      assertThat(study.description().length()).isLessThan(80);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "astrology --out DIR/x | study = astrology, expected some of: ",
        "hidden-units astrology --out DIR/x | study = astrology, expected some of: ",
        "--out DIR/x | no study named, expected some names, --all or --list",
        "hidden-units --all --out DIR/x | --all and hidden-units, expected one of them",
        "--all | --out is missing, expected a folder",
        "--all --out DIR/file | file: is a file, expected a folder",
        "--all --out DIR/x --drives DIR/none | none, expected a folder",
        "--all --out DIR/x --drives DIR/empty | no manifest.json, expected a folder of recorded",
      })
  void bad_usage_is_refused_before_anything_is_written(String arguments, String complaint)
      throws Exception {
    Files.createFile(folder.resolve("file"));
    Files.createDirectory(folder.resolve("empty"));
    Object[] words = ("study " + arguments.replace("DIR", folder.toString())).split(" ");

    assertThat(Refusal.in(folder, words)).contains(complaint);
  }

  @Test
  void a_study_writes_its_table_picture_and_page_and_the_page_of_all() throws Exception {
    Transcript said = Transcript.of("study", "step-size", "--out", folder, "--json");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(Refusal.listing(folder))
        .containsOnlyKeys("", "step-size.csv", "step-size.png", "step-size.md", "studies.md");
    String csv = Files.readString(folder.resolve("step-size.csv"));
    JsonNode study = JsonMapper.builder().build().readTree(said.out()).get("studies").get(0);
    assertThat(study.get("rows")).hasSize((int) csv.lines().count() - 1);
    assertThat(study.get("rows").get(0).get("rate").doubleValue()).isEqualTo(0.1);
    String text = study.get("text").textValue();
    assertThat(Files.readString(folder.resolve("step-size.md")))
        .startsWith("# step-size\n")
        .contains(text, "(step-size.png)", "./alvinn study step-size --out DIR --seed 1");
    assertThat(Files.readString(folder.resolve("studies.md"))).contains("## step-size\n", text);
  }
}
