package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.vision.Retina;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FloatNetworkTest {

  @ParameterizedTest(name = "{0} inputs, {1} units")
  @CsvSource({"0, 1", "-1, 1", "16385, 1", "1, 0", "1, -1", "1, 4097", "2147483647, 1"})
  void a_layer_of_impossible_size_is_refused(int inputs, int units) {
    assertThatThrownBy(() -> new FloatLayer(inputs, units, Activation.SIGMOID))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(inputs|units) = -?\\d+, expected 1\\.\\.\\d+");
  }

  @Test
  void layers_that_do_not_fit_each_other_are_refused() {
    FloatLayer hidden = new FloatLayer(10, 4, Activation.SIGMOID);
    FloatLayer output = new FloatLayer(5, 3, Activation.SIGMOID);

    assertThatThrownBy(() -> new FloatNetwork(List.of(hidden, output)))
        .hasMessage("output layer has 5 inputs, expected the 4 hidden units");
    assertThatThrownBy(() -> new FloatNetwork(List.of())).hasMessage("layers = 0, expected 1..2");
    assertThatThrownBy(() -> new FloatNetwork(List.of(hidden, hidden, hidden)))
        .hasMessage("layers = 3, expected 1..2");
  }

  @Test
  void says_its_shape_as_people_write_it() {
    FloatNetwork hill = FloatNetwork.hill(960, 5, 30, new SplittableRandom(1));

    assertThat(hill.shape()).isEqualTo("960-5-30");
    assertThat(hill.inputs()).isEqualTo(960);
    assertThat(hill.hidden()).isEqualTo(5);
    assertThat(hill.outputs()).isEqualTo(30);
    assertThat(FloatNetwork.linear(960).shape()).isEqualTo("960-1");
    assertThat(FloatNetwork.linear(960).hidden()).isZero();
  }

  @Test
  void random_weights_fill_their_range_and_depend_on_the_seed_only() {
    FloatLayer layer = FloatNetwork.hill(960, 5, 30, new SplittableRandom(2)).layers().get(0);
    FloatLayer again = FloatNetwork.hill(960, 5, 30, new SplittableRandom(2)).layers().get(0);
    float range = (float) (1 / Math.sqrt(960));

    assertThat(layer.weights(4)).isEqualTo(again.weights(4));
    assertThat(layer.biases()).containsOnly(0);
    for (float weight : layer.weights(0)) {
      assertThat(Math.abs(weight)).isLessThanOrEqualTo(range);
    }
  }

  @Test
  void a_copy_shares_nothing() {
    FloatNetwork network = FloatNetwork.single(3, 2, new SplittableRandom(3));
    network.layers().get(1).biases()[0] = 4;
    FloatNetwork copy = network.copy();

    network.layers().get(0).weights(1)[2] = 9;
    network.layers().get(1).biases()[0] = 9;

    assertThat(copy.layers().get(0).weights(1)[2]).isNotEqualTo(9);
    assertThat(copy.layers().get(1).biases()[0]).isEqualTo(4);
    assertThat(copy.layers().get(1).activation()).isEqualTo(Activation.LINEAR);
  }

  @Test
  void pixels_become_inputs_around_zero() {
    Retina retina = new Retina(1, 3);
    retina.pixels()[1] = 128;
    retina.pixels()[2] = 255;
    float[] inputs = new float[3];

    FloatNetwork.inputs(retina, inputs);

    assertThat(inputs).containsExactly(-1f, 0f, 127 / 128f);
  }

  @ParameterizedTest(name = "{0} terms")
  @ValueSource(ints = {0, 1, 7, 8, 9, 15, 16, 17, 207, 960})
  void a_dot_product_in_chains_equals_a_plain_one(int terms) {
    RandomGenerator random = new SplittableRandom(4);
    float[] w = new float[terms];
    float[] x = new float[terms];
    double exact = 0;
    for (int i = 0; i < terms; i++) {
      w[i] = random.nextFloat() - 0.5f;
      x[i] = random.nextFloat();
      exact += (double) w[i] * x[i];
    }

    assertThat((double) FloatKernel.dot(w, x)).isEqualTo(exact, within(1e-7 * (terms + 1)));
  }

  @Test
  void activations_and_slopes_are_those_of_the_text_book() {
    assertThat(Activation.SIGMOID.of(0)).isEqualTo(0.5);
    assertThat(Activation.SIGMOID.of(1000)).isEqualTo(1);
    assertThat(Activation.SIGMOID.of(-1000)).isEqualTo(0);
    assertThat(Activation.LINEAR.of(-3.5)).isEqualTo(-3.5);
    assertThat(Activation.SIGMOID.slope(0.25f)).isEqualTo(0.1875f);
    assertThat(Activation.LINEAR.slope(7)).isEqualTo(1);
  }

  @Test
  void a_network_of_one_layer_sees_its_inputs_directly() {
    FloatNetwork network = FloatNetwork.linear(2);
    network.layers().getFirst().weights(0)[1] = 2;
    network.layers().getFirst().biases()[0] = 0.5f;
    float[] outputs = new float[1];

    network.forward(new float[] {9, 3}, new float[0], outputs);

    assertThat(outputs).containsExactly(6.5f);
  }
}
