package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
}
