package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The twin itself is held against central differences and against numbers worked out by hand.
class LectureNetworkTest {
  private static final double DIFFERENCE = 1e-5;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradients_are_the_slopes_that_central_differences_measure(boolean linearOutput) {
    RandomGenerator random = new SplittableRandom(1);
    LectureNetwork network =
        new LectureNetwork(matrix(3, 8, random), matrix(4, 4, random), linearOutput);
    double[] x = matrix(1, 7, random)[0];
    double[] y = {0.1, 0.9, 0.4, 0.7};

    double[][] hiddenGradient = network.hiddenGradient(x, y);
    double[][] outputGradient = network.outputGradient(x, y);

    assertSlopes(network, network.hiddenWeights, hiddenGradient, x, y);
    assertSlopes(network, network.outputWeights, outputGradient, x, y);
  }

  private static void assertSlopes(
      LectureNetwork network, double[][] weights, double[][] gradient, double[] x, double[] y) {
    for (int unit = 0; unit < weights.length; unit++) {
      for (int i = 0; i < weights[unit].length; i++) {
        double weight = weights[unit][i];
        weights[unit][i] = weight + DIFFERENCE;
        double above = network.error(x, y);
        weights[unit][i] = weight - DIFFERENCE;
        double below = network.error(x, y);
        weights[unit][i] = weight;

        // 1e-6 of the slope; the absolute part is the rounding of E (1e-16) over the difference.
        double slope = (above - below) / (2 * DIFFERENCE);
        assertThat(gradient[unit][i])
            .as("dE/dw of unit %d, input %d", unit, i)
            .isCloseTo(slope, within(1e-6 * Math.abs(slope) + 1e-10));
      }
    }
  }

  @Test
  void a_network_of_two_inputs_moves_as_worked_out_by_hand() {
    // h = sigmoid(0.5*1 - 0.25*2 + 0) = sigmoid(0) = 0.5; o = sigmoid(2*0.5 - 1) = 0.5
    LectureNetwork network =
        new LectureNetwork(new double[][] {{0.5, -0.25, 0}}, new double[][] {{2, -1}}, false);
    double[] x = {1, 2};
    double[] y = {1};

    assertThat(network.error(x, y)).isEqualTo(0.125); // (1 - 0.5)^2 / 2
    assertThat(network.outputDeltas(x, y)).containsExactly(-0.125); // -(1 - 0.5) 0.5 0.5
    assertThat(network.hiddenDeltas(x, y)).containsExactly(-0.0625); // -0.125 * 2 * 0.5 0.5

    network.step(x, y, 1, 0);

    assertThat(network.outputWeights[0]).containsExactly(2.0625, -0.875);
    assertThat(network.hiddenWeights[0]).containsExactly(0.5625, -0.125, 0.0625);
  }

  private static double[][] matrix(int rows, int columns, RandomGenerator random) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextDouble(-1, 1);
      }
    }
    return matrix;
  }
}
