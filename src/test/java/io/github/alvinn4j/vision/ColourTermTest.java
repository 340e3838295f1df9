package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourTermTest {

  @ParameterizedTest(name = "{0} of blue {1}, green {2}, red {3} is {4}")
  @CsvSource({
    "LUMA, 0, 0, 0, 0",
    "LUMA, 255, 255, 255, 255",
    "LUMA, 255, 0, 0, 29",
    "LUMA, 0, 255, 0, 149",
    "LUMA, 0, 0, 255, 77",
    "BLUE, 200, 1, 2, 200",
    "NORMALISED_BLUE, 0, 0, 0, 0",
    "NORMALISED_BLUE, 0, 255, 255, 0",
    "NORMALISED_BLUE, 255, 0, 0, 255",
    "NORMALISED_BLUE, 1, 0, 0, 128",
    "NORMALISED_BLUE, 255, 255, 255, 170",
    "NORMALISED_BLUE, 85, 85, 85, 85",
    "YELLOW, 0, 0, 0, 128",
    "YELLOW, 255, 255, 255, 128",
    "YELLOW, 255, 0, 0, 0",
    "YELLOW, 128, 0, 0, 0",
    "YELLOW, 127, 0, 0, 1",
    "YELLOW, 0, 255, 255, 255",
    "YELLOW, 0, 1, 0, 129",
    "YELLOW, 20, 30, 21, 134",
  })
  void is_what_its_formula_says(ColourTerm term, int blue, int green, int red, int value) {
    assertThat(term.of(blue, green, red)).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource
  void stays_within_a_byte(ColourTerm term) {
    for (int i = 0; i < 52 * 52 * 52; i++) {
      int blue = 5 * (i % 52);
      int green = 5 * (i / 52 % 52);
      int red = 5 * (i / 52 / 52);
      assertThat(term.of(blue, green, red)).isBetween(0, 255);
    }
  }

  @Test
  void a_shadow_changes_normalised_blue_by_less_than_half_of_its_share() {
    int sun = ColourTerm.NORMALISED_BLUE.of(160, 140, 120);
    int shadow = ColourTerm.NORMALISED_BLUE.of(80, 70, 60);

    assertThat((double) shadow / sun).isGreaterThan(0.65);
  }
}
