package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alvinn4j.Faults;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegerRowTest {
  private static final LayerFormat PIXELS = LayerFormat.of(0, Activation.SIGMOID);
  private static final LayerFormat HIDDEN = LayerFormat.of(1, Activation.SIGMOID);

  @Test
  void takes_the_finest_scale_that_fits_eighteen_bits() {
    int[] quantised = new int[2];

    IntegerRow row = IntegerRow.of("unit", new float[] {1f, -0.25f}, 0.5f, PIXELS, quantised);

    assertThat(row.scaleBits()).isEqualTo(16);
    assertThat(quantised).containsExactly(65536, -16384);
    assertThat(row.bias()).isEqualTo(1 << 22);
    assertThat(row.shift()).isEqualTo(13);
  }

  // M6: the finest usable scale is 16 for pixels, 1/2 for hidden units.
  @ParameterizedTest(name = "{0}")
  @ValueSource(floats = {8192f, -8192f, 1e6f, Float.MAX_VALUE, -Float.MAX_VALUE})
  void a_weight_too_large_for_any_scale_is_refused(float weight) {
    assertThatThrownBy(
            () -> IntegerRow.of("hidden unit 3", new float[] {0, weight}, 0, PIXELS, new int[2]))
        .isInstanceOf(QuantisationException.class)
        .hasMessageContaining("hidden unit 3")
        .hasMessageContaining(Float.toString(Math.abs(weight)));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(floats = {8191.9f, -8191.9f})
  void the_largest_weight_still_fits(float weight) {
    int[] quantised = new int[1];

    IntegerRow row = IntegerRow.of("unit", new float[] {weight}, 0, PIXELS, quantised);

    assertThat(row.shift()).isEqualTo(1);
    assertThat(quantised[0]).isEqualTo(Math.round(weight * 16));
  }

  @ParameterizedTest(name = "weight {0}, bias {1}")
  @CsvSource({"NaN, 0", "Infinity, 0", "-Infinity, 0", "0, NaN", "0, Infinity", "0, -Infinity"})
  void a_value_that_is_not_finite_is_refused(float weight, float bias) {
    assertThatThrownBy(
            () -> IntegerRow.of("output unit 7", new float[] {weight}, bias, HIDDEN, new int[1]))
        .isInstanceOf(QuantisationException.class)
        .hasMessageContaining("output unit 7")
        .hasMessageContaining("expected a finite number");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(floats = {1e7f, -1e7f, 3e38f})
  void a_bias_too_large_for_the_accumulator_is_refused_M7(float bias, TestReporter reporter) {
    Throwable refusal =
        catchThrowable(() -> IntegerRow.of("unit", new float[] {0.1f}, bias, PIXELS, new int[1]));

    assertThat(refusal)
        .isInstanceOf(QuantisationException.class)
        .hasMessageContaining("a sum that fits 32");

    Faults.report(
        reporter,
        "M7",
        "a bias of " + bias,
        "refused (" + refusal.getClass().getSimpleName() + ")");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(floats = {0f, Float.MIN_VALUE, -1e-38f})
  void a_row_of_next_to_nothing_keeps_its_bias(float weight) {
    int[] quantised = new int[3];

    IntegerRow row =
        IntegerRow.of("unit", new float[] {weight, 0, weight}, 2.5f, PIXELS, quantised);

    assertThat(quantised).containsOnly(0);
    assertThat(row.bias() * Math.pow(2, -row.scaleBits() - 7)).isEqualTo(2.5);
  }

  // Every weight at its largest, signs aligned with the worst retina, as many as there may be.
  @ParameterizedTest(name = "{0} inputs of weight {1}, bias {2}")
  @CsvSource({
    "960, 0.9999, 0",
    "960, 1.99999, 100",
    "960, 511.9, 1000",
    "16384, 0.9999, -3",
    "16384, 50, -900",
    "1, 511.9, 200000"
  })
  void the_worst_retina_gives_the_exact_sum_M7(
      int inputs, float weight, float bias, TestReporter reporter) {
    FloatLayer layer = new FloatLayer(inputs, 1, Activation.SIGMOID);
    for (int i = 0; i < inputs; i++) {
      layer.weights(0)[i] = i % 3 == 0 ? -weight : weight;
    }
    layer.biases()[0] = bias;
    int[] quantised = new int[inputs];
    IntegerRow row = IntegerRow.of("unit", layer.weights(0), bias, PIXELS, quantised);
    for (int sign : new int[] {-1, 1}) {
      int[] pixels = Arrays.stream(quantised).map(q -> q * sign > 0 ? 255 : 0).toArray();
      long exact = row.bias() + (1L << (row.shift() - 1));
      for (int i = 0; i < inputs; i++) {
        exact += (long) quantised[i] * (pixels[i] - 128);
      }
      int[] folded = {row.bias() - 128 * Arrays.stream(quantised).sum()};
      int[] sums = new int[1];

      IntegerKernel.rowDots(new int[][] {quantised}, folded, pixels, sums);

      assertThat(exact).isBetween((long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE);
      assertThat(sums[0] + (1 << (row.shift() - 1))).isEqualTo((int) exact);
    }

    Faults.report(
        reporter,
        "M7",
        "the largest weights, signs aligned with the worst retina",
        "no overflow: the 32-bit sum equals the 64-bit one");
  }

  @Test
  void the_worst_hidden_units_give_the_exact_sum() {
    FloatLayer first = new FloatLayer(1, 64, Activation.SIGMOID);
    Arrays.fill(first.biases(), 100);
    FloatLayer second = new FloatLayer(64, 2, Activation.SIGMOID);
    Arrays.fill(second.weights(0), 1.9997f);
    Arrays.fill(second.weights(1), -1.9997f);
    FloatNetwork network = new FloatNetwork(List.of(first, second));
    IntegerNetwork integers = IntegerNetwork.of(network);
    Activations activations = new Activations(integers);

    integers.infer(Samples.even(1, 128), activations);

    assertThat(activations.hidden(63)).isEqualTo(4095);
    assertThat(activations.outputs()).containsExactly(32767, 0);
  }

  @Test
  void weights_can_be_read_back_as_numbers() {
    FloatLayer layer = new FloatLayer(2, 1, Activation.SIGMOID);
    layer.weights(0)[1] = -0.75f;

    IntegerLayer integers = IntegerLayer.quantise(layer, 0, true);

    assertThat(integers.weight(0, 1)).isEqualTo(-0.75);
    assertThat(integers.inputs()).isEqualTo(2);
    assertThat(integers.units()).isEqualTo(1);
  }
}
