package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReliabilityScaleTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "-32767, 0",
    "-12000, 0",
    "-11000, 0",
    "-1000, 5461",
    "4000, 8192",
    "5000, 12288",
    "6000, 16384",
    "12500, 24575",
    "19000, 32767",
    "32767, 32767"
  })
  void a_measure_lies_between_the_quantiles_of_its_place(int measure, int expected) {
    assertThat(new ReliabilityScale(4000, 6000, 19_000).of(measure)).isEqualTo(expected);
  }

  @Test
  void more_is_never_less() {
    ReliabilityScale scale = new ReliabilityScale(-32_767, -32_766, 32_767);
    for (int measure = -32_766; measure <= 32_767; measure++) {
      assertThat(scale.of(measure)).isBetween(scale.of(measure - 1), 32_767);
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 5, 9", "5, 9, 9", "9, 5, 10", "-32768, 0, 1", "0, 1, 32768"})
  void numbers_that_do_not_rise_in_range_are_refused(int worst, int low, int usual) {
    assertThatThrownBy(() -> new ReliabilityScale(worst, low, usual))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected three rising numbers");
  }

  @Test
  void a_scene_like_the_mean_is_familiar_and_each_deviation_counts_squared() {
    SceneMemory memory = new SceneMemory(new float[] {100, -200}, new float[] {20, 64});

    assertThat(memory.familiarityQ15(new int[] {100, -200})).isEqualTo(32_767);
    // z = 2 and 0: 1 / (1 + 4/2); z = 1 and 1: 1 / (1 + 1)
    assertThat(memory.familiarityQ15(new int[] {140, -200})).isBetween(10_900, 11_000);
    assertThat(memory.familiarityQ15(new int[] {120, -136})).isBetween(16_300, 16_700);
    assertThat(memory.familiarityQ15(new int[] {65_280, -65_280})).isEqualTo(504);
  }

  @Test
  void a_deviation_that_is_too_small_or_no_number_is_refused() {
    assertThatThrownBy(() -> new SceneMemory(new float[] {0}, new float[] {19}))
        .hasMessageContaining("scene deviation 0 = 19.0, expected 20");
    assertThatThrownBy(() -> new SceneMemory(new float[] {Float.NaN}, new float[] {20}))
        .hasMessageContaining("scene mean 0 = NaN");
  }
}
