package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// All numbers are sums of powers of two, so they are exact in float.
///
/// The network of two inputs, two hidden units and one output sees x = (1, 2): both hidden sums are
/// 0, so h = (0.5, 0.5); the output's sum is 0, o = 0.5. With y = 1 and slopes of 0.25:
///
/// ```
/// delta_o = -0.5 * 0.25 = -0.125              dE/dw_o = (-0.0625, -0.0625)
/// delta_1 = -0.125 *  2 * 0.25 = -0.0625      dE/dw_1 = (-0.0625, -0.125)
/// delta_2 = -0.125 * -1 * 0.25 =  0.03125     dE/dw_2 = (0.03125, 0.0625)
/// ```
class RegularisationTest {
  private static final float[] X = {1, 2};
  private static final float[] Y = {1};
  private static final Optimiser PLAIN = new Optimiser.Sgd(0);

  @Test
  void l2_takes_a_share_of_every_weight_beside_the_gradient() {
    FloatNetwork network = network(Activation.SIGMOID);

    descent(network, PLAIN, new Regularisation(0, 0.5f, 0)).step(X, Y, 1);

    // w - (dE/dw + 0.5 w); biases only follow their deltas.
    assertThat(output(network).weights(0)).containsExactly(1.0625f, -0.4375f);
    assertThat(output(network).biases()).containsExactly(-0.375f);
    assertThat(hidden(network).weights(0)).containsExactly(0.3125f, 0);
    assertThat(hidden(network).weights(1)).containsExactly(-0.53125f, 0.1875f);
    assertThat(hidden(network).biases()).containsExactly(0.0625f, -0.03125f);
  }

  @Test
  void l1_takes_the_same_from_every_weight_and_leaves_small_ones_at_zero() {
    FloatNetwork network = network(Activation.SIGMOID);

    descent(network, PLAIN, new Regularisation(0.25f, 0, 0)).step(X, Y, 1);

    // w - (dE/dw + 0.25 sign w); -0.25 + 0.125 is nearer to 0 than 0.25.
    assertThat(output(network).weights(0)).containsExactly(1.8125f, -0.6875f);
    assertThat(output(network).biases()).containsExactly(-0.375f);
    assertThat(hidden(network).weights(0)).containsExactly(0.3125f, 0);
    assertThat(hidden(network).weights(1)).containsExactly(-0.78125f, 0.1875f);
    assertThat(hidden(network).biases()).containsExactly(0.0625f, -0.03125f);
  }

  @Test
  void l1_and_l2_settle_where_the_priced_error_is_lowest_with_and_without_momentum() {
    // E = (y - w x)^2 / 2 with x = y = 1. With l2 the lowest point is y / (1 + l2), with l1 it is
    // y - l1, and 0 as soon as l1 is y or more.
    for (float momentum : new float[] {0, 0.5f, 0.9f}) {
      assertThat(settled(momentum, new Regularisation(0, 1, 0))).isEqualTo(0.5f);
      assertThat(settled(momentum, new Regularisation(0.25f, 0, 0))).isEqualTo(0.75f);
      assertThat(settled(momentum, new Regularisation(1.25f, 0, 0))).isZero();
    }
  }

  private static float settled(float momentum, Regularisation regularisation) {
    FloatNetwork network = FloatNetwork.linear(1);
    Descent descent = descent(network, new Optimiser.Sgd(momentum), regularisation);
    for (int step = 0; step < 2000; step++) {
      network.layers().getFirst().biases()[0] = 0;
      descent.step(new float[] {1}, new float[] {1}, 0.0625f);
      // The bias would take over what the weight costs: held at 0 from outside.
    }
    return Math.round(network.layers().getFirst().weights(0)[0] * 10_000) / 10_000f;
  }

  @Test
  void a_dropped_unit_neither_speaks_nor_learns() {
    FloatNetwork network = network(Activation.SIGMOID);
    output(network).biases()[0] = 0.5f; // the sum is -1 * 0.5 + 0.5 = 0 without the first unit
    Regularisation half = new Regularisation(0, 0, 0.5f);

    new Descent(network, PLAIN, half, draws(0.4f, 0.6f)).step(X, Y, 1);

    assertThat(output(network).weights(0)).containsExactly(2, -0.9375f);
    assertThat(hidden(network).weights(0)).containsExactly(0.5f, -0.25f);
    assertThat(hidden(network).biases()).containsExactly(0, -0.03125f);
    assertThat(hidden(network).weights(1)).containsExactly(-1.03125f, 0.4375f);
  }

  @Test
  void the_driving_network_says_the_mean_of_what_the_dropped_ones_say() {
    FloatNetwork network = network(Activation.LINEAR);
    Regularisation quarter = new Regularisation(0, 0, 0.25f);
    float[] outputs = new float[1];

    quarter.forDriving(network).forward(X, new float[2], outputs);

    // Both speak: 0.5; only the first: 1 - 0.5; only the second: -0.5 - 0.5; none: -0.5.
    double both = 0.75 * 0.75 * 0;
    double first = 0.75 * 0.25 * 0.5;
    double second = 0.25 * 0.75 * -1;
    double none = 0.25 * 0.25 * -0.5;
    assertThat((double) outputs[0]).isEqualTo(both + first + second + none);
    assertThat(output(network).weights(0)).as("must not be modified").containsExactly(2, -1);
  }

  @Test
  void as_many_units_are_dropped_as_the_probability_says() {
    Dropout dropout = new Dropout(10, 0.3f, new SplittableRandom(3));
    int silent = 0;
    for (int pattern = 0; pattern < 10_000; pattern++) {
      float[] ones = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
      dropout.draw();
      dropout.silence(ones);
      for (float one : ones) {
        silent += one == 0 ? 1 : 0;
      }
    }

    // 100,000 draws: the standard deviation of the share is 0.0014.
    assertThat(silent / 100_000.0).isBetween(0.294, 0.306);
  }

  @Test
  void without_dropout_no_random_number_is_drawn() {
    FloatNetwork network = network(Activation.SIGMOID);

    new Descent(network, PLAIN, Regularisation.NONE, draws()).step(X, Y, 1);

    assertThat(output(network).weights(0)).containsExactly(2.0625f, -0.9375f);
  }

  @Test
  void refuses_values_out_of_range_by_name() {
    assertThatThrownBy(() -> new Regularisation(-1, 0, 0)).hasMessage("l1 = -1.0, expected 0..10");
    assertThatThrownBy(() -> new Regularisation(0, Float.NaN, 0))
        .hasMessage("l2 = NaN, expected 0..10");
    assertThatThrownBy(() -> new Regularisation(0, 0, 1))
        .hasMessage("dropout = 1.0, expected 0..0.9");
    assertThatThrownBy(() -> descent(FloatNetwork.linear(2), PLAIN, new Regularisation(0, 0, 0.5f)))
        .hasMessage("dropout = 0.5, expected 0 for a network without hidden units");
  }

  private static Descent descent(
      FloatNetwork network, Optimiser optimiser, Regularisation regularisation) {
    return new Descent(network, optimiser, regularisation, new SplittableRandom(1));
  }

  private static FloatNetwork network(Activation activation) {
    FloatLayer first = new FloatLayer(2, 2, Activation.SIGMOID);
    first.weights(0)[0] = 0.5f;
    first.weights(0)[1] = -0.25f;
    first.weights(1)[0] = -1;
    first.weights(1)[1] = 0.5f;
    FloatLayer second = new FloatLayer(2, 1, activation);
    second.weights(0)[0] = 2;
    second.weights(0)[1] = -1;
    second.biases()[0] = -0.5f;
    return new FloatNetwork(List.of(first, second));
  }

  private static FloatLayer hidden(FloatNetwork network) {
    return network.layers().getFirst();
  }

  private static FloatLayer output(FloatNetwork network) {
    return network.layers().getLast();
  }

  private static RandomGenerator draws(Float... numbers) {
    Iterator<Float> next = List.of(numbers).iterator();
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new IllegalStateException("expected nextFloat only");
      }

      @Override
      public float nextFloat() {
        return next.next();
      }
    };
  }
}
