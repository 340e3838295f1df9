package io.github.alvinn4j.steering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The outputs' likeness to a hill, against the formula in double precision.
final class OutputAppearanceTest {
  private static final int UNITS = 30;
  private static final int ONE = 32767;

  private final HillMisfit misfit = new HillMisfit(UNITS);

  private static int[] hills(double height, double... places) {
    int[] outputs = new int[UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      for (double place : places) {
        outputs[unit] =
            Math.max(outputs[unit], (int) Math.round(height * Hill.height(unit - place) * ONE));
      }
    }
    return outputs;
  }

  // Pomerleau's measure of 1991: sum |o - exp(-(i - c)^2 / 10)|, as a share of the hill.
  private static double plain(int[] outputs, double place) {
    double missing = 0;
    double hill = 0;
    for (int unit = 0; unit < UNITS; unit++) {
      missing += Math.abs(outputs[unit] / (double) ONE - Hill.height(unit - place));
      hill += Hill.height(unit - place);
    }
    return Math.max(0, 1 - missing / hill);
  }

  private int of(int[] outputs, double place) {
    return misfit.reliabilityQ15(outputs, (int) Math.round(place * 65536));
  }

  @Test
  void an_ideal_hill_is_wholly_reliable() {
    assertThat(of(hills(1, 12), 12)).isGreaterThanOrEqualTo(ONE - 10);
    assertThat(of(hills(1, 0), 0)).isGreaterThanOrEqualTo(ONE - 10);
  }

  @Test
  void flat_outputs_and_silence_are_not_reliable() {
    int[] flat = new int[UNITS];
    java.util.Arrays.fill(flat, ONE / 2);

    assertThat(of(flat, 15)).isZero();
    assertThat(of(new int[UNITS], 15)).isZero();
  }

  @Test
  void two_hills_at_a_fork_are_not_reliable() {
    assertThat(of(hills(1, 6, 23), 6)).isLessThan(ONE / 100);
  }

  @Test
  void a_low_hill_is_as_reliable_as_it_is_high() {
    assertThat(of(hills(0.4, 12), 12) / (double) ONE).isBetween(0.39, 0.41);
  }

  @Test
  void any_outputs_give_what_the_formula_gives() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 2_000; i++) {
      double top = random.nextDouble() * (UNITS - 1);
      int[] outputs = hills(random.nextDouble(), top, random.nextDouble() * (UNITS - 1));
      double place = Math.clamp(top + random.nextDouble() - 0.5, 0, UNITS - 1.0);

      // A place is looked up in sixteenths of a unit: 1/32 unit of 0.27 for each of 9 units in 5.6.
      assertThat(of(outputs, place) / (double) ONE)
          .as("seed 5, %d", i)
          .isBetween(plain(outputs, place) - 0.015, plain(outputs, place) + 0.015);
    }
  }
}
