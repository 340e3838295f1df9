package io.github.alvinn4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceStyleTest {
  private static final int MAX_LINES = 300;

  static List<Path> sources() throws IOException {
    return SourceFormat.sources(Path.of("src"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sources")
  void a_source_is_formatted_and_short(Path source) throws Exception {
    String text = Files.readString(source);

    assertThat(text)
        .as("format of %s; mend with mvn -q test-compile exec:exec@format", source)
        .isEqualTo(SourceFormat.format(text));
    assertThat(text.lines().count()).as("lines of %s", source).isLessThanOrEqualTo(MAX_LINES);
  }
}
