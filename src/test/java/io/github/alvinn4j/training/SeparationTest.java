package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SeparationTest {
  @Test
  void every_pair_counts_and_ties_count_half() {
    SplittableRandom random = new SplittableRandom(2);
    int[] own = random.ints(57, 0, 40).toArray();
    int[] others = random.ints(83, -10, 30).toArray();
    double above = 0;
    for (int a : own) {
      for (int b : others) {
        above += a > b ? 1 : a == b ? 0.5 : 0;
      }
    }

    assertThat(Separation.of(own, others).auc()).isCloseTo(above / (57 * 83), within(1e-12));
  }

  @Test
  void at_most_five_per_cent_of_the_place_is_below_the_limit() {
    int[] own = java.util.stream.IntStream.range(0, 100).toArray();

    Separation separation = Separation.of(own, new int[] {0, 4, 5, 200});

    assertThat(separation.limit()).isEqualTo(5);
    assertThat(separation.rejected()).isEqualTo(0.5);
  }

  @Test
  void apart_is_one_and_alike_is_a_half() {
    assertThat(Separation.of(new int[] {5, 6}, new int[] {1, Integer.MIN_VALUE}).auc()).isOne();
    assertThat(Separation.of(new int[] {7}, new int[] {7, 7}).auc()).isEqualTo(0.5);
    assertThat(Separation.of(new int[] {7}, new int[] {Integer.MAX_VALUE}).auc()).isZero();
  }

  @Test
  void nothing_to_compare_is_refused() {
    assertThatThrownBy(() -> Separation.of(new int[0], new int[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_median_looks_back_only() {
    assertThat(Separation.medians(new int[] {9, 1, 5, 7, 0}, 3)).containsExactly(9, 1, 5, 5, 5);
  }

  @Test
  void least_squares_finds_the_plane_the_rows_lie_on() {
    SplittableRandom random = new SplittableRandom(3);
    LeastSquares fit = new LeastSquares(2, 1);
    for (int i = 0; i < 20_000; i++) {
      double[] x = {random.nextDouble(), random.nextDouble()};
      fit.add(x, new double[] {3 * x[0] - 2 * x[1] + 0.5});
    }

    double[][] solved = fit.solve();

    assertThat(solved[0][0]).isCloseTo(3, within(1e-3));
    assertThat(solved[1][0]).isCloseTo(-2, within(1e-3));
    assertThat(solved[2][0]).isCloseTo(0.5, within(1e-3));
  }
}
