package io.github.alvinn4j.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.Retina;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyArithmeticTest {
  @Test
  void a_spread_divides_by_one_less_than_the_runs() {
    Spread spread = Spread.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});

    assertThat(spread.mean()).isEqualTo(5);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
    assertThat(spread.lowest()).isEqualTo(2);
    assertThat(spread.highest()).isEqualTo(9);
    assertThat(Spread.of(new double[] {3}).deviation()).isZero();
    assertThatThrownBy(() -> Spread.of(new double[0])).hasMessage("runs = 0, expected 1 or more");
  }

  // Pixels 0 and 192 are inputs -1 and 0.5: the matrix is [[0.625, -0.25], [-0.25, 1]].
  @Test
  void the_curvature_of_two_frames_of_one_pixel_is_that_of_a_two_by_two_matrix() {
    TrainingSet set = new TrainingSet(1, 1);
    Retina retina = new Retina(1, 1);
    retina.pixels()[0] = 0;
    set.add(retina, 0);
    retina.pixels()[0] = 192;
    set.add(retina, 0);

    double expected = (1.625 + Math.sqrt(0.375 * 0.375 + 4 * 0.0625)) / 2;
    assertThat(LinearCurvature.largest(set)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void least_squares_finds_the_line_through_points_beside_it() {
    double[][] columns = {{0, 1, 2, 3}, {1, 1, 1, 1}};

    double[] w = LeastSquares.solve(columns, new double[] {1, 3, 4, 6});

    assertThat(w[0]).isCloseTo(1.6, within(1e-6));
    assertThat(w[1]).isCloseTo(1.1, within(1e-6));
  }

  // (2 1) (1 2; 3 4) = (5 8), (2 1) (0.5, -1)^T + 0.25 = 0.25.
  @Test
  void the_product_of_two_layers_is_that_of_their_matrices() {
    FloatLayer first = new FloatLayer(2, 2, Activation.LINEAR);
    first.weights(0)[0] = 1;
    first.weights(0)[1] = 2;
    first.weights(1)[0] = 3;
    first.weights(1)[1] = 4;
    first.biases()[0] = 0.5f;
    first.biases()[1] = -1;
    FloatLayer second = new FloatLayer(2, 1, Activation.LINEAR);
    second.weights(0)[0] = 2;
    second.weights(0)[1] = 1;
    second.biases()[0] = 0.25f;

    FloatLayer product =
        LinearCollapse.product(new FloatNetwork(List.of(first, second))).layers().getFirst();

    assertThat(product.weights(0)).containsExactly(5, 8);
    assertThat(product.biases()).containsExactly(0.25f);
  }

  @Test
  void a_steering_between_two_units_is_told_to_the_nearest_one_or_to_a_hill() {
    float[] one = new float[30];
    float[] hill = new float[30];

    TargetCoding.ONE_OF_N.encode(-1 + 2 * 3.4f / 29, one);
    TargetCoding.HILL.encode(-1 + 2 * 3.4f / 29, hill);

    float[] expected = new float[30];
    expected[3] = 1;
    assertThat(one).containsExactly(expected);
    assertThat(hill[3]).isCloseTo((float) Math.exp(-0.16 / 10), within(1e-5f));
    assertThat(hill[4]).isCloseTo((float) Math.exp(-0.36 / 10), within(1e-5f));
  }

  @Test
  void a_learned_sum_of_sigmoids_approaches_a_step() {
    double[] x = new double[40];
    Arrays.setAll(x, i -> i / 19.5 - 1);
    double[] y = Arrays.stream(x).map(Math::signum).toArray();

    double[] found = SigmoidSum.learned(x, y, 8, 200, RealDrive.material(1).random(0)).of(x);

    assertThat(found[0]).isCloseTo(-1, within(0.1));
    assertThat(found[39]).isCloseTo(1, within(0.1));
  }

  @Test
  void a_table_quotes_what_a_comma_would_break_and_keeps_six_digits() {
    Table table = new Table(List.of("what", "count", "value"));
    table.add(List.of("left, \"hard\"", 3, 1.0 / 3));
    table.add(List.of("small", 4, 1.5e-20));
    table.add(List.of("whole", 5, 1200000.0));
    table.add(List.of("none", 6, Double.NaN));

    assertThat(table.csv())
        .isEqualTo(
            """
            what,count,value
            "left, ""hard""\",3,0.333333
            small,4,1.5E-20
            whole,5,1200000
            none,6,NaN
            """);
    assertThatThrownBy(() -> table.add(List.of("short"))).hasMessage("cells = 1, expected 3");
  }

  @Test
  void a_short_drive_is_replaced_by_the_simulator_where_frames_are_held_out() {
    Material material = RealDrive.material(1);
    DrivingData simulator = material.demonstrations();

    assertThat(material.drives().getFirst().learned().size()).isEqualTo(320);
    assertThat(material.longDrives()).containsExactly(simulator);
  }
}
