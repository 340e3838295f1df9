package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.FloatNetwork;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OptimiserTest {
  @Test
  void adam_moves_as_worked_out_by_hand() {
    FloatNetwork network = FloatNetwork.linear(1);
    Descent descent = adam(network, new Optimiser.Adam(0.5f, 0.75f, 1), Regularisation.NONE);
    float[] weight = network.layers().getFirst().weights(0);

    // g = -1: m = -0.5, v = 0.25, corrected -1 and 1; w = 0.5 * 1 / (1 + 1), and so the bias.
    descent.step(new float[] {1}, new float[] {1}, 0.5f);
    assertThat(weight).containsExactly(0.25f);
    assertThat(network.layers().getFirst().biases()).containsExactly(0.25f);

    // o = 0.5, g = -0.5: m = -0.5, v = 0.25, corrected -2/3 and 4/7;
    // w = 0.25 + 0.5 * 0.666667 / (0.755929 + 1) = 0.439833.
    descent.step(new float[] {1}, new float[] {1}, 0.5f);
    assertThat(weight).containsExactly(new float[] {0.439833f}, within(1e-6f));
  }

  @Test
  void adams_first_step_has_the_size_of_the_rate_whatever_the_gradient() {
    for (float input : new float[] {0.001f, 1, 100}) {
      FloatNetwork network = FloatNetwork.linear(1);

      adam(network, Optimiser.Adam.STANDARD, Regularisation.NONE)
          .step(new float[] {input}, new float[] {1}, 0.125f);

      assertThat(network.layers().getFirst().weights(0))
          .containsExactly(new float[] {0.125f}, within(2e-6f));
    }
  }

  @Test
  void adam_agrees_with_its_paper_in_double_precision() {
    SplittableRandom random = new SplittableRandom(5);
    AdamRows row = new AdamRows(Optimiser.Adam.STANDARD, 1, 13, 0, 0);
    float[] w = new float[13];
    double[] expected = new double[13];
    double[] m = new double[13];
    double[] v = new double[13];
    for (int t = 1; t <= 100; t++) {
      float[] gradients = new float[13];
      for (int i = 0; i < 13; i++) {
        gradients[i] = random.nextFloat(-1, 1);
        m[i] = 0.9 * m[i] + 0.1 * gradients[i];
        v[i] = 0.999 * v[i] + 0.001 * gradients[i] * gradients[i];
        double mean = m[i] / (1 - Math.pow(0.9, t));
        double square = v[i] / (1 - Math.pow(0.999, t));
        expected[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
      }
      row.move(0, w, gradients, 1, 0.01f);
    }

    // 0.999 as a float is off by 1.3e-8, a millionth of 1 - beta2; a step is below 0.1.
    for (int i = 0; i < 13; i++) {
      assertThat((double) w[i]).as("weight %d", i).isCloseTo(expected[i], within(1e-5));
    }
  }

  @Test
  void adams_price_on_weights_is_paid_beside_its_steps() {
    FloatNetwork network = FloatNetwork.linear(1);
    float[] weight = network.layers().getFirst().weights(0);
    weight[0] = 1;

    // No error, so no step: w = 1 - 0.5 * 0.25 * 1, then 0.875 - 0.5 * 0.5.
    adam(network, Optimiser.Adam.STANDARD, new Regularisation(0.5f, 0.25f, 0))
        .step(new float[] {1}, new float[] {1}, 0.5f);

    assertThat(weight).containsExactly(0.625f);
  }

  @Test
  void a_batch_moves_along_the_mean_of_its_gradients() {
    FloatNetwork network = FloatNetwork.linear(2);
    Descent descent = Descent.sgd(network, 0);
    float[] weights = network.layers().getFirst().weights(0);

    descent.add(new float[] {1, 2}, new float[] {1}); // g = -(1, 2), -1
    descent.add(new float[] {3, -2}, new float[] {0.5f}); // g = -(1.5, -1), -0.5
    assertThat(weights).containsOnly(0);
    descent.step(0.5f);

    assertThat(weights).containsExactly(0.625f, 0.25f); // 0.5 * (2.5, 1) / 2
    assertThat(network.layers().getFirst().biases()).containsExactly(0.375f);

    descent.add(new float[] {0, 0}, new float[] {0.375f}); // a new batch knows nothing of the last
    descent.step(0.5f);
    assertThat(weights).containsExactly(0.625f, 0.25f);
  }

  @Test
  void an_empty_batch_is_refused() {
    assertThatThrownBy(() -> Descent.sgd(FloatNetwork.linear(1), 0).step(1))
        .hasMessage("batch of 0 patterns, expected 1 or more");
  }

  @Test
  void the_rate_falls_by_the_same_factor_each_epoch() {
    Schedule half = new Schedule.Geometric(0.5f);

    assertThat(half.rate(0.5f, 1, 9)).isEqualTo(0.5f);
    assertThat(half.rate(0.5f, 4, 9)).isEqualTo(0.0625f);
  }

  @Test
  void the_rate_falls_along_half_a_cosine() {
    Schedule cosine = new Schedule.Cosine(0.2f);

    assertThat(cosine.rate(0.5f, 1, 4)).isEqualTo(0.5f);
    assertThat(cosine.rate(0.5f, 3, 4)).isEqualTo(0.3f, within(1e-7f)); // 0.5 (0.2 + 0.8 / 2)
    assertThat(new Schedule.Cosine(0).rate(0.5f, 4, 4))
        .isEqualTo(0.0732233f, within(1e-7f)); // 0.5 (1 - sqrt(1/2)) / 2
  }

  @Test
  void refuses_values_out_of_range_by_name() {
    assertThatThrownBy(() -> new Optimiser.Sgd(1))
        .hasMessage("momentum = 1.0, expected 0..below 1");
    assertThatThrownBy(() -> new Optimiser.Adam(1, 0, 1))
        .hasMessage("beta1 = 1.0, expected 0..below 1");
    assertThatThrownBy(() -> new Optimiser.Adam(0, Float.NaN, 1))
        .hasMessage("beta2 = NaN, expected 0..below 1");
    assertThatThrownBy(() -> new Optimiser.Adam(0, 0, 0))
        .hasMessage("epsilon = 0.0, expected above 0..1");
    assertThatThrownBy(() -> new Schedule.Cosine(1.5f))
        .hasMessage("lowest_rate_share = 1.5, expected 0..1");
    assertThatThrownBy(() -> new Batch(0)).hasMessage("batch = 0, expected 1 or more");
  }

  private static Descent adam(
      FloatNetwork network, Optimiser.Adam adam, Regularisation regularisation) {
    return new Descent(network, adam, regularisation, new SplittableRandom(1));
  }
}
