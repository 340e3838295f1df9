package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetinaSettingsTest {

  @ParameterizedTest(name = "{0} x {1}, region {2} to {3}, clip {4}")
  @CsvSource({
    "0, 32, 33, 100, 5",
    "129, 32, 33, 100, 5",
    "30, 0, 33, 100, 5",
    "30, 129, 33, 100, 5",
    "30, 32, -1, 100, 5",
    "30, 32, 100, 100, 5",
    "30, 32, 33, 33, 5",
    "30, 32, 33, 101, 5",
    "30, 32, 33, 100, -1",
    "30, 32, 33, 100, 41",
  })
  void settings_out_of_range_are_refused(int rows, int columns, int top, int bottom, int clip) {
    assertThatThrownBy(() -> new RetinaSettings(rows, columns, top, bottom, ColourTerm.BLUE, clip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("[a-z_]+ = -?\\d+, expected \\d+\\.\\.\\d+");
  }

  @ParameterizedTest(name = "{0} x {1}, region {2} to {3}, clip {4}")
  @CsvSource({"1, 1, 0, 1, 0", "128, 128, 99, 100, 40"})
  void settings_at_their_bounds_are_accepted(int rows, int columns, int top, int bottom, int clip) {
    RetinaSettings settings = new RetinaSettings(rows, columns, top, bottom, ColourTerm.BLUE, clip);

    assertThat(settings.pixels()).isEqualTo(rows * columns);
  }

  @Test
  void every_colour_term_is_a_plane_of_its_own() {
    List<ColourTerm> four = List.of(ColourTerm.values());

    RetinaSettings settings = new RetinaSettings(30, 32, 20, 100, four, 0);

    assertThat(settings.planes()).isEqualTo(4);
    assertThat(settings.pixels()).isEqualTo(4 * 960);
    assertThat(RetinaSettings.STANDARD.planes()).isEqualTo(1);
  }

  @Test
  void planes_that_are_none_or_alike_are_refused() {
    List<ColourTerm> twice = List.of(ColourTerm.LUMA, ColourTerm.BLUE, ColourTerm.LUMA);

    assertThatThrownBy(() -> new RetinaSettings(30, 32, 20, 100, List.of(), 0))
        .hasMessage("colour_terms = 0, expected 1..4");
    assertThatThrownBy(() -> new RetinaSettings(30, 32, 20, 100, twice, 0))
        .hasMessage("colour_terms = [LUMA, BLUE, LUMA], expected no two alike");
  }
}
