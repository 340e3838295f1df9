package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.steering.Hill;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescentTest {
  private static final float RATE = 0.05f;
  private static final float MOMENTUM = 0.9f;

  @Test
  void a_network_of_two_inputs_moves_as_worked_out_by_hand() {
    // The numbers of LectureNetworkTest; all are sums of powers of two, so they are exact in float.
    FloatNetwork network = tiny(Activation.SIGMOID);

    double error = Descent.sgd(network, 0).step(new float[] {1, 2}, new float[] {1}, 1);

    assertThat(error).isEqualTo(0.125);
    assertThat(network.layers().get(1).weights(0)).containsExactly(2.0625f);
    assertThat(network.layers().get(1).biases()).containsExactly(-0.875f);
    assertThat(network.layers().get(0).weights(0)).containsExactly(0.5625f, -0.125f);
    assertThat(network.layers().get(0).biases()).containsExactly(0.0625f);
  }

  @Test
  void a_linear_output_has_slope_one() {
    FloatNetwork network = tiny(Activation.LINEAR); // h = 0.5, o = 0, delta = -(1 - 0)

    Descent.sgd(network, 0).step(new float[] {1, 2}, new float[] {1}, 0.5f);

    assertThat(network.layers().get(1).weights(0)).containsExactly(2.25f); // 2 + 0.5 * 0.5
    assertThat(network.layers().get(1).biases()).containsExactly(-0.5f);
    assertThat(network.layers().get(0).weights(0)).containsExactly(0.75f, 0.25f); // + 0.25 x
  }

  @Test
  void linear_regression_moves_along_its_inputs() {
    FloatNetwork network = FloatNetwork.linear(2);

    double error = Descent.sgd(network, 0).step(new float[] {1, -2}, new float[] {-1}, 0.25f);

    assertThat(error).isEqualTo(0.5);
    assertThat(network.layers().get(0).weights(0)).containsExactly(-0.25f, 0.5f);
    assertThat(network.layers().get(0).biases()).containsExactly(-0.25f);
  }

  @Test
  void momentum_repeats_the_last_movement() {
    FloatNetwork network = FloatNetwork.linear(1);
    Descent descent = Descent.sgd(network, 0.5f);
    float[] weight = network.layers().get(0).weights(0);

    descent.step(new float[] {1}, new float[] {1}, 0.25f);
    descent.step(new float[] {0}, new float[] {0.25f}, 0.25f); // no error, no gradient
    assertThat(weight).containsExactly(0.375f); // 0.25, then half of it again

    descent.step(new float[] {0}, new float[] {0.375f}, 0.25f);
    assertThat(weight).containsExactly(0.4375f); // and a quarter of it
  }

  @ParameterizedTest
  @CsvSource({"960,5,30", "960,4,30", "960,29,45", "961,3,1", "7,1,2"})
  void steps_agree_with_the_plain_twin_within_float_precision(int inputs, int hidden, int outputs) {
    RandomGenerator random = new SplittableRandom(7);
    FloatNetwork network =
        outputs == 1
            ? FloatNetwork.single(inputs, hidden, random)
            : FloatNetwork.hill(inputs, hidden, outputs, random);
    LectureNetwork twin = LectureNetwork.of(network);
    Descent descent = Descent.sgd(network, MOMENTUM);

    for (int step = 0; step < 20; step++) {
      float[] x = new float[inputs];
      for (int i = 0; i < inputs; i++) {
        x[i] = random.nextFloat(-1, 1);
      }
      float[] y = new float[outputs];
      Hill.encode(random.nextDouble(outputs), y);
      descent.step(x, y, RATE);
      twin.step(doubles(x), doubles(y), RATE, MOMENTUM);
    }

    // Half an ulp of a weight near 1 is 6e-8, each step rounds twice, and a sum of 960 products in
    // eight chains is off by some 1e-6 at most; 20 steps at rate 0.05 stay below 1e-6 per weight.
    assertThat(LectureNetwork.weights(network))
        .zipSatisfy(
            twin.layers(),
            (ours, theirs) -> {
              for (int unit = 0; unit < ours.length; unit++) {
                assertThat(ours[unit])
                    .as("unit %d", unit)
                    .containsExactly(theirs[unit], within(1e-6));
              }
            });
  }

  @Test
  void measuring_the_error_moves_nothing() {
    FloatNetwork network = FloatNetwork.hill(12, 3, 5, new SplittableRandom(1));
    FloatNetwork before = network.copy();

    new Backpropagation(network).error(new float[12], new float[5]);

    assertThat(Weights.bits(network)).isEqualTo(Weights.bits(before));
  }

  @Test
  void a_step_allocates_nothing() {
    FloatNetwork network = FloatNetwork.hill(960, 5, 30, new SplittableRandom(1));
    Descent descent = Descent.sgd(network, MOMENTUM);
    float[] x = new float[960];
    float[] y = new float[30];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().threadId();
    for (int i = 0; i < 20_000; i++) {
      descent.step(x, y, RATE);
    }

    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 10_000; i++) {
      descent.step(x, y, RATE);
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(allocated).as("bytes allocated in 10,000 steps").isLessThan(1_000);
  }

  private static FloatNetwork tiny(Activation output) {
    FloatLayer first = new FloatLayer(2, 1, Activation.SIGMOID);
    first.weights(0)[0] = 0.5f;
    first.weights(0)[1] = -0.25f;
    FloatLayer second = new FloatLayer(1, 1, output);
    second.weights(0)[0] = 2;
    second.biases()[0] = -1;
    return new FloatNetwork(List.of(first, second));
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
