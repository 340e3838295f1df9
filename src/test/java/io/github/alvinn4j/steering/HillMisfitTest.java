package io.github.alvinn4j.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HillMisfitTest {
  private static final int ONE = 32767;
  private static final int UNITS = 30;

  private final HillMisfit misfit = new HillMisfit(UNITS);

  private static int[] hill(double position, double height) {
    int[] outputs = new int[UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      outputs[unit] = (int) Math.round(Hill.height(unit - position) * height * ONE);
    }
    return outputs;
  }

  private static int q16(double position) {
    return (int) Math.round(position * 65536);
  }

  // The formula of the Javadoc in doubles, at the very position.
  private static double plain(int[] outputs, double position) {
    double wrong = 0;
    double hill = 0;
    for (int unit = 0; unit < outputs.length; unit++) {
      wrong += Math.abs(outputs[unit] / (double) ONE - Hill.height(unit - position));
      hill += Hill.height(unit - position);
    }
    return Math.max(0, 1 - wrong / hill);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 14.5, 21.375, 29})
  void the_ideal_hill_is_wholly_reliable(double position) {
    assertThat(misfit.reliabilityQ15(hill(position, 1), q16(position)))
        .isCloseTo(ONE, within(ONE / 1000));
  }

  @Test
  void silence_and_a_row_of_equal_outputs_are_not_reliable_at_all() {
    int[] silent = new int[UNITS];
    int[] shouting = new int[UNITS];
    Arrays.fill(shouting, ONE);

    assertThat(misfit.reliabilityQ15(silent, q16(14.5))).isZero();
    assertThat(misfit.reliabilityQ15(shouting, q16(14.5))).isZero();
  }

  @Test
  void a_hill_of_half_the_height_is_half_as_reliable() {
    assertThat(misfit.reliabilityQ15(hill(12, 0.5), q16(12))).isCloseTo(ONE / 2, within(ONE / 500));
  }

  @Test
  void two_hills_at_a_fork_are_not_reliable() {
    int[] fork = hill(6, 1);
    int[] other = hill(23, 1);
    for (int unit = 0; unit < UNITS; unit++) {
      fork[unit] = Math.max(fork[unit], other[unit]);
    }

    assertThat(misfit.reliabilityQ15(fork, q16(6))).isLessThan(ONE / 50);
  }

  @Test
  void agrees_with_the_formula_for_any_outputs() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 2000; trial++) {
      double position = random.nextDouble(UNITS - 1);
      int[] outputs = hill(position, random.nextDouble());
      for (int unit = 0; unit < UNITS; unit++) {
        outputs[unit] = Math.clamp(outputs[unit] + random.nextInt(-3000, 3000), 0, ONE);
      }

      // The table has 16 steps a unit: half of one moves a slope of at most 0.27 a unit.
      assertThat(misfit.reliabilityQ15(outputs, q16(position)) / (double) ONE)
          .as("seed 7, trial %d", trial)
          .isCloseTo(plain(outputs, position), within(0.012));
    }
  }
}
