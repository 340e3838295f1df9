package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.vision.Retina;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerNetworkTest {
  private static final int[] INPUTS = {1, 13, 31, 32, 33, 207, 960};
  private static final int[] HIDDEN = {1, 4, 5, 8, 29, 32, 33, 64};
  private static final int[] OUTPUTS = {1, 2, 30, 45, 50};

  static Stream<Arguments> shapes() {
    return IntStream.of(INPUTS)
        .boxed()
        .flatMap(i -> IntStream.of(HIDDEN).mapToObj(h -> Arguments.of(i, h)));
  }

  @ParameterizedTest(name = "{0} inputs, {1} hidden")
  @MethodSource("shapes")
  void equals_its_plain_twin_bit_for_bit(int inputs, int hidden) {
    for (int outputs : OUTPUTS) {
      RandomGenerator random = new SplittableRandom(1_000L * inputs + 10L * hidden + outputs);
      FloatNetwork network = Samples.network(inputs, hidden, outputs, 0.3, 2, random);

      assertEqualsTwin(network, Samples.extremeRetinas(inputs, random));
    }
  }

  @ParameterizedTest(name = "{0} inputs to one linear unit")
  @ValueSource(ints = {1, 13, 31, 32, 33, 207, 960})
  void a_linear_regression_equals_its_plain_twin(int inputs) {
    RandomGenerator random = new SplittableRandom(21);
    FloatNetwork network = FloatNetwork.linear(inputs);
    Samples.fill(network.layers().getFirst(), 1.0 / inputs, random);

    assertEqualsTwin(network, Samples.extremeRetinas(inputs, random));
  }

  @ParameterizedTest(name = "{0} sigmoid units on the retina")
  @ValueSource(ints = {1, 2, 5, 6, 30, 50})
  void a_single_sigmoid_layer_equals_its_plain_twin(int outputs) {
    RandomGenerator random = new SplittableRandom(22);
    FloatLayer layer = new FloatLayer(960, outputs, Activation.SIGMOID);
    Samples.fill(layer, 0.1, random);

    assertEqualsTwin(new FloatNetwork(List.of(layer)), Samples.extremeRetinas(960, random));
  }

  @ParameterizedTest(name = "{0} hidden units")
  @ValueSource(ints = {1, 5, 32, 33, 64})
  void a_single_linear_output_equals_its_plain_twin(int hidden) {
    RandomGenerator random = new SplittableRandom(23);

    assertEqualsTwin(FloatNetwork.single(960, hidden, random), Samples.extremeRetinas(960, random));
  }

  @ParameterizedTest(name = "hidden weights to {0}, output weights to {1}")
  @CsvSource({
    "0, 0",
    "1e-30, 1e-30",
    "1e-7, 1e-6",
    "0.001, 0.001",
    "1, 30",
    "100, 1000",
    "500, 16000"
  })
  void extreme_weights_equal_the_plain_twin(double hiddenRange, double outputRange) {
    RandomGenerator random = new SplittableRandom(24);
    FloatNetwork network = Samples.network(960, 5, 30, hiddenRange, outputRange, random);

    assertEqualsTwin(network, Samples.extremeRetinas(960, random));
  }

  @ParameterizedTest(name = "{0} hidden units")
  @ValueSource(ints = {5, 64})
  void outputs_are_the_same_on_every_machine(int hidden) {
    RandomGenerator random = new SplittableRandom(25);
    IntegerNetwork network = IntegerNetwork.of(Samples.network(960, hidden, 30, 0.1, 2, random));
    Activations activations = new Activations(network);
    CRC32 crc = new CRC32();

    for (int i = 0; i < 200; i++) {
      network.infer(Samples.retina(960, random), activations);
      for (int output : activations.outputs()) {
        crc.update(output >> 8);
        crc.update(output);
      }
    }

    assertThat(crc.getValue())
        .as("seed 25, 960-%d-30: pinned on x86-64, must hold on arm64", hidden)
        .isEqualTo(hidden == 5 ? 3_721_157_011L : 3_303_735_103L);
  }

  @Test
  void a_saturated_linear_unit_is_held_at_full_scale() {
    FloatNetwork network = FloatNetwork.linear(2);
    network.layers().getFirst().biases()[0] = 7;
    IntegerNetwork integers = IntegerNetwork.of(network);
    Activations activations = new Activations(integers);

    integers.infer(Samples.even(2, 0), activations);

    assertThat(activations.outputs()).containsExactly(32767);
  }

  @Test
  void inference_allocates_nothing() {
    RandomGenerator random = new SplittableRandom(26);
    IntegerNetwork network = IntegerNetwork.of(FloatNetwork.hill(960, 5, 30, random));
    Activations activations = new Activations(network);
    Retina retina = Samples.retina(960, random);

    long bytes = AllocatedBytes.of(() -> network.infer(retina, activations));

    assertThat(bytes).as("bytes of 500 inferences").isZero();
  }

  @Test
  void a_retina_of_another_size_is_refused() {
    IntegerNetwork network =
        IntegerNetwork.of(FloatNetwork.hill(960, 5, 30, new SplittableRandom(27)));
    Activations activations = new Activations(network);

    assertThatThrownBy(() -> network.infer(new Retina(30, 31), activations))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retina has 930 pixels, expected 960");
  }

  @Test
  void hidden_units_can_be_read_one_by_one() {
    IntegerNetwork network =
        IntegerNetwork.of(FloatNetwork.hill(10, 5, 3, new SplittableRandom(28)));
    Activations activations = new Activations(network);

    network.infer(Samples.even(10, 128), activations);

    assertThat(activations.hiddenUnits()).isEqualTo(5);
    assertThat(IntStream.range(0, 5).map(activations::hidden)).containsOnly(2048);
    assertThatThrownBy(() -> activations.hidden(5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static void assertEqualsTwin(FloatNetwork network, List<Retina> retinas) {
    IntegerNetwork fast = IntegerNetwork.of(network);
    PlainIntegerNetwork plain = new PlainIntegerNetwork(network);
    Activations activations = new Activations(fast);
    for (Retina retina : retinas) {
      fast.infer(retina, activations);

      assertThat(activations.outputs())
          .as("outputs of %s", network.shape())
          .isEqualTo(plain.outputs(retina.pixels()));
      if (network.hidden() > 0) {
        assertThat(IntStream.range(0, network.hidden()).map(activations::hidden).toArray())
            .as("hidden units of %s", network.shape())
            .isEqualTo(plain.hidden(retina.pixels()));
      }
    }
  }
}
