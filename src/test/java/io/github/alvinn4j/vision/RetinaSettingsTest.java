package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
