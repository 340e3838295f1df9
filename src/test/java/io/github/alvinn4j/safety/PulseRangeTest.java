package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PulseRangeTest {
  private static final int Q15_ONE = 32767;

  @ParameterizedTest
  @CsvSource({"1000,1500,2000", "1872,1526,1180", "895,1505,2035", "700,701,2300", "2300,702,700"})
  void the_three_calibrated_points_are_met_exactly(int negative, int neutral, int positive) {
    PulseRange range = new PulseRange(negative, neutral, positive);

    assertThat(range.micros(-Q15_ONE)).isEqualTo(negative);
    assertThat(range.micros(0)).isEqualTo(neutral);
    assertThat(range.micros(Q15_ONE)).isEqualTo(positive);
    assertThat(range.valueQ15(negative)).isEqualTo(-Q15_ONE);
    assertThat(range.valueQ15(neutral)).isZero();
    assertThat(range.valueQ15(positive)).isEqualTo(Q15_ONE);
  }

  @ParameterizedTest
  @CsvSource({"1000,1500,2000", "1872,1526,1180", "895,1505,2035", "700,701,2300", "2300,702,700"})
  void a_larger_value_never_moves_the_pulse_back(int negative, int neutral, int positive) {
    PulseRange range = new PulseRange(negative, neutral, positive);
    int direction = Integer.signum(positive - negative);

    for (int value = -Q15_ONE; value < Q15_ONE; value++) {
      assertThat((range.micros(value + 1) - range.micros(value)) * direction)
          .as("step after %d", value)
          .isGreaterThanOrEqualTo(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,1500,2000", "1872,1526,1180", "895,1505,2035", "700,701,2300", "2300,702,700"})
  void the_value_of_a_pulse_gives_that_pulse_again(int negative, int neutral, int positive) {
    PulseRange range = new PulseRange(negative, neutral, positive);

    for (int micros = range.minMicros(); micros <= range.maxMicros(); micros++) {
      assertThat(range.micros(range.valueQ15(micros))).isEqualTo(micros);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,1500,2000", "1872,1526,1180", "895,1505,2035", "700,701,2300", "2300,702,700"})
  void the_value_of_a_pulse_is_rounded_to_the_nearest(int negative, int neutral, int positive) {
    PulseRange range = new PulseRange(negative, neutral, positive);

    for (int micros = range.minMicros(); micros <= range.maxMicros(); micros++) {
      double part = (micros - neutral) / (double) (positive - neutral);
      double exact = part >= 0 ? part : (micros - neutral) / (double) (neutral - negative);
      assertThat(Math.abs(range.valueQ15(micros) - exact * Q15_ONE))
          .as("error at %d us", micros)
          .isLessThan(0.5 + 1e-9);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,1500,2000", "1872,1526,1180", "895,1505,2035"})
  void the_inverse_is_within_one_step(int negative, int neutral, int positive) {
    PulseRange range = new PulseRange(negative, neutral, positive);
    int shortSide = Math.min(Math.abs(neutral - negative), Math.abs(positive - neutral));
    int stepQ15 = Q15_ONE / shortSide + 1;

    for (int value = -Q15_ONE; value <= Q15_ONE; value++) {
      assertThat(Math.abs(range.valueQ15(range.micros(value)) - value))
          .as("error at %d", value)
          .isLessThanOrEqualTo(stepQ15);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000,1500,2000", "1872,1526,1180", "700,1500,2300"})
  void values_beyond_full_scale_are_held(int negative, int neutral, int positive) {
    PulseRange range = new PulseRange(negative, neutral, positive);

    assertThat(range.micros(Integer.MAX_VALUE)).isEqualTo(positive);
    assertThat(range.micros(Integer.MIN_VALUE)).isEqualTo(negative);
    assertThat(range.micros(32768)).isEqualTo(positive);
    assertThat(range.micros(-32768)).isEqualTo(negative);
  }

  @Test
  void pulses_beyond_the_calibration_are_held_at_full_scale_without_overflow() {
    PulseRange straight = new PulseRange(1000, 1500, 2000);
    PulseRange reversed = new PulseRange(1872, 1526, 1180);

    for (int far : new int[] {2301, 70_000, 1 << 20, Integer.MAX_VALUE}) {
      assertThat(straight.valueQ15(far)).as("pulse %d", far).isEqualTo(Q15_ONE);
      assertThat(reversed.valueQ15(far)).as("pulse %d", far).isEqualTo(-Q15_ONE);
    }
    for (int far : new int[] {699, 0, -70_000, Integer.MIN_VALUE}) {
      assertThat(straight.valueQ15(far)).as("pulse %d", far).isEqualTo(-Q15_ONE);
      assertThat(reversed.valueQ15(far)).as("pulse %d", far).isEqualTo(Q15_ONE);
    }
  }

  @Test
  void a_reversed_servo_turns_right_with_a_shorter_pulse() {
    PulseRange reversed = new PulseRange(1872, 1526, 1180);

    assertThat(reversed.micros(16384)).isEqualTo(1353);
    assertThat(reversed.micros(-16384)).isEqualTo(1699);
    assertThat(reversed.minMicros()).isEqualTo(1180);
    assertThat(reversed.maxMicros()).isEqualTo(1872);
  }

  @ParameterizedTest
  @CsvSource({
    "699,1500,2000",
    "1000,1500,2301",
    "1000,0,2000",
    "-2147483648,1500,2147483647",
    "1000,1000,2000",
    "1000,2000,2000",
    "1000,2100,2000",
    "2000,2100,1000",
    "2000,1500,1800",
    "2000,2000,1000",
    "2000,1500,1500",
    "1500,1500,1500"
  })
  void a_calibration_that_is_not_physical_is_refused(int negative, int neutral, int positive) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PulseRange(negative, neutral, positive))
        .withMessageContaining("expected");
  }
}
