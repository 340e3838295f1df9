package io.github.alvinn4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShortestFitTest {
  @Test
  void fits_a_line_through_points_that_do_not_lie_on_one() {
    // y = a + b x through (0, 0), (1, 1), (2, 3): b = 1.5, a = 4/3 - 1.5.
    double[] w = ShortestFit.solve(new double[][] {{1, 0}, {1, 1}, {1, 2}}, new double[] {0, 1, 3});

    assertThat(w).containsExactly(new double[] {-1 / 6.0, 1.5}, within(1e-12));
  }

  @Test
  void takes_the_shortest_of_many_solutions() {
    // w1 + w2 = 2 and w3 = 5: the shortest has both halves.
    double[] w = ShortestFit.solve(new double[][] {{1, 1, 0}, {0, 0, 1}}, new double[] {2, 5});

    assertThat(w).containsExactly(new double[] {1, 1, 5}, within(1e-12));
  }

  @Test
  void solves_what_has_one_solution() {
    double[] w = ShortestFit.solve(new double[][] {{0, 2}, {3, 1}}, new double[] {4, 5});

    assertThat(w).containsExactly(new double[] {1, 2}, within(1e-12));
  }
}
