package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.safety.SignalTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalSheetTest {
  private static final Path CAR = Path.of("hardware/donkeycar-pca9685.yaml");
  private static final SignalTable SIGNALS = Assembly.signals(VehicleProfiles.read(CAR));

  private static String markdown(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  /// To renew the README, put there what this test says it expects.
  @Test
  void the_table_in_the_hardware_readme_is_the_programs() throws Exception {
    List<String> dashes = SignalSheet.HEADINGS.stream().map(_ -> "---").toList();
    String expected =
        Stream.concat(Stream.of(SignalSheet.HEADINGS, dashes), SignalSheet.cells(SIGNALS).stream())
            .map(SignalSheetTest::markdown)
            .collect(Collectors.joining("\n", "<!-- signals -->\n", "\n<!-- /signals -->"));

    assertThat(Files.readString(Path.of("hardware/README.md"))).contains(expected);
  }

  @Test
  void inspect_shows_the_table_of_a_car() throws Exception {
    Transcript said = Transcript.of("inspect", CAR);
    JsonNode json =
        JsonMapper.builder().build().readTree(Transcript.of("inspect", "--json", CAR).out());

    assertThat(said.out())
        .containsPattern("camera +20 Hz +150 ms +500 ms +2000 ms +16..239 grey levels")
        .containsPattern("driver +irregular +at once +500 ms +- +-32767..32767 Q15 +no driver");
    JsonNode camera = json.get("signals").get(0);
    assertThat(camera.get("signal").textValue()).isEqualTo("camera");
    assertThat(camera.get("neutral_millis").intValue()).isEqualTo(150);
    assertThat(camera.get("record_every").intValue()).isEqualTo(1);
  }
}
