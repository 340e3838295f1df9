package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.vision.Retina;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantisationReportTest {

  @ParameterizedTest(name = "960-{0}-{1} after {2} pictures")
  @CsvSource({"5, 30, 3000", "64, 50, 1500"})
  void a_trained_network_loses_less_than_a_thousandth(int hidden, int outputs, int pictures) {
    RandomGenerator random = new SplittableRandom(31);
    FloatNetwork network = TrainedNetworks.train(hidden, outputs, pictures, random);
    List<Retina> sample = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sample.add(TrainedNetworks.road(random.nextDouble(), random));
    }

    QuantisationReport report = QuantisationReport.of(network, sample);

    QuantisationReport.Layer output = report.layers().get(1);
    assertThat(output.largestDifference()).as("seed 31, %s", report).isLessThanOrEqualTo(1e-3);
    assertThat(output.meanDifference()).as("seed 31, %s", report).isLessThanOrEqualTo(1e-4);
    assertThat(percentile99(network, sample)).isLessThanOrEqualTo(4e-4);
  }

  @Test
  void names_every_layer_with_its_units_and_scales() {
    FloatNetwork network = Samples.network(10, 5, 3, 0.9, 1.9, new SplittableRandom(32));
    Arrays.fill(network.layers().get(0).weights(2), 3.5f);

    List<QuantisationReport.Layer> layers =
        QuantisationReport.of(network, List.of(Samples.even(10, 0))).layers();

    assertThat(layers)
        .extracting(QuantisationReport.Layer::name)
        .containsExactly("hidden", "output");
    assertThat(layers).extracting(QuantisationReport.Layer::units).containsExactly(5, 3);
    assertThat(layers.get(0).smallestScaleBits()).isEqualTo(15);
    assertThat(layers.get(0).largestScaleBits()).isEqualTo(17);
    assertThat(layers.get(1).largestScaleBits()).isEqualTo(16);
  }

  @Test
  void one_layer_is_the_output() {
    FloatNetwork network = FloatNetwork.linear(4);
    network.layers().getFirst().weights(0)[0] = 0.5f;

    QuantisationReport report = QuantisationReport.of(network, List.of(Samples.even(4, 0)));

    assertThat(report.layers()).hasSize(1);
    assertThat(report.layers().getFirst().name()).isEqualTo("output");
    assertThat(report.layers().getFirst().largestDifference()).isLessThan(1e-4);
  }

  @Test
  void a_linear_unit_beyond_full_scale_is_compared_at_full_scale() {
    FloatNetwork network = FloatNetwork.linear(4);
    network.layers().getFirst().biases()[0] = 5;

    QuantisationReport report = QuantisationReport.of(network, List.of(Samples.even(4, 0)));

    assertThat(report.layers().getFirst().largestDifference()).isLessThan(1e-4);
  }

  @Test
  void an_exact_network_differs_by_the_rounding_of_its_units_only() {
    FloatNetwork network = FloatNetwork.hill(4, 2, 2, new SplittableRandom(33));
    for (FloatLayer layer : network.layers()) {
      Arrays.fill(layer.weights(0), 0);
      Arrays.fill(layer.weights(1), 0);
    }

    QuantisationReport report =
        QuantisationReport.of(network, List.of(Samples.even(4, 0), Samples.even(4, 255)));

    assertThat(report.layers())
        .allSatisfy(layer -> assertThat(layer.largestDifference()).isZero())
        .allSatisfy(layer -> assertThat(layer.meanDifference()).isZero());
  }

  // 960 weights of 16382 times a pixel of -128 make 2.013e9 of 2.147e9: no whole bit is left. One
  // of
  // 131056 makes 1.678e7: seven are.
  @Test
  void headroom_is_what_the_worst_retina_leaves_of_the_accumulator() {
    FloatLayer full = new FloatLayer(960, 1, Activation.SIGMOID);
    Arrays.fill(full.weights(0), 8191 / 8192f);
    FloatLayer slight = new FloatLayer(960, 1, Activation.SIGMOID);
    slight.weights(0)[0] = 8191 / 8192f;

    assertThat(headroom(full)).isZero();
    assertThat(headroom(slight)).isEqualTo(7);
  }

  private static int headroom(FloatLayer layer) {
    List<Retina> sample = List.of(Samples.even(960, 0));
    return QuantisationReport.of(new FloatNetwork(List.of(layer)), sample)
        .layers()
        .getFirst()
        .headroomBits();
  }

  @Test
  void an_empty_sample_is_refused() {
    FloatNetwork network = FloatNetwork.linear(4);

    assertThatThrownBy(() -> QuantisationReport.of(network, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample = 0 retinas, expected 1 or more");
  }

  private static double percentile99(FloatNetwork network, List<Retina> sample) {
    IntegerNetwork integers = IntegerNetwork.of(network);
    Activations activations = new Activations(integers);
    float[] inputs = new float[network.inputs()];
    float[] hidden = new float[network.hidden()];
    float[] outputs = new float[network.outputs()];
    List<Double> differences = new ArrayList<>();
    for (Retina retina : sample) {
      FloatNetwork.inputs(retina, inputs);
      network.forward(inputs, hidden, outputs);
      integers.infer(retina, activations);
      for (int i = 0; i < outputs.length; i++) {
        differences.add(Math.abs(activations.outputs()[i] / 32768.0 - outputs[i]));
      }
    }
    return differences.stream().sorted().skip(differences.size() * 99L / 100).findFirst().get();
  }
}
