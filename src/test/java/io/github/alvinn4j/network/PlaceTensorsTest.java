package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The training place in a model file.
final class PlaceTensorsTest {
  private static final RetinaSettings SMALL =
      new RetinaSettings(4, 5, 33, 100, ColourTerm.NORMALISED_BLUE, 3);

  private static Model hill() {
    FloatNetwork network = FloatNetwork.hill(20, 3, 7, new SplittableRandom(41));
    return new Model(network, SMALL, OutputCoding.HILL, Map.of("seed", "41"));
  }

  private static Model placed() {
    Model model = hill();
    return model.in(TrainingPlaces.random(model, 1));
  }

  @Test
  void what_is_written_is_read_back() {
    Model model = placed();

    byte[] bytes = ModelFile.encode(model);
    Model read = ModelFile.decode("m", bytes);

    TrainingPlace place = read.place().orElseThrow();
    TrainingPlace written = model.place().orElseThrow();
    assertThat(ModelFile.encode(read)).isEqualTo(bytes);
    assertThat(place.checksum()).isEqualTo(written.checksum());
    assertThat(place.hillScale()).isEqualTo(written.hillScale());
    assertThat(place.cautionQ15()).isEqualTo(9000);
    assertThat(place.releaseQ15()).isEqualTo(7000);
  }

  @Test
  void a_single_output_has_no_hill_to_scale() {
    FloatNetwork network = FloatNetwork.single(20, 3, new SplittableRandom(41));
    Model single = new Model(network, SMALL, OutputCoding.SINGLE, Map.of());

    Model read =
        ModelFile.decode("m", ModelFile.encode(single.in(TrainingPlaces.random(single, 2))));

    assertThat(read.place().orElseThrow().hillScale()).isEmpty();
  }

  @Test
  void a_place_changes_no_number_that_steers() {
    assertThat(placed().integerForm().checksum()).isEqualTo(hill().integerForm().checksum());
  }

  @Test
  void a_model_without_a_place_is_written_as_before() {
    String header = new String(ModelFile.encode(hill()), StandardCharsets.ISO_8859_1);

    assertThat(header).doesNotContain("reconstruction").doesNotContain("reliability");
    assertThat(ModelFile.decode("m", ModelFile.encode(hill())).place()).isEmpty();
  }

  @Test
  void a_place_of_another_model_is_refused() {
    FloatNetwork network = FloatNetwork.hill(20, 4, 7, new SplittableRandom(1));
    Model other = new Model(network, SMALL, OutputCoding.HILL, Map.of());

    assertThatThrownBy(() -> other.in(TrainingPlaces.random(hill(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("training place of 3 hidden units");
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reconstruction.weight | reconstruction.height | no tensor reconstruction.weight",
        "reconstruction.bias | reconstruction.base | no tensor reconstruction.bias",
        "scene.mean | scene.mode | no tensor scene.mean",
        "scene.deviation | scene.deviatiom | no tensor scene.deviation",
        "[20,3],\"data_offsets\" | [3,20],\"data_offsets\" | has shape [3, 20], expected [20, 3]",
        "[20,3],\"data_offsets\" | [16384,16384],\"data_offsets\" | reconstruction.weight",
        "\"-300,4000,20000\" | \"4000,-300,20000\" | expected three rising numbers",
        "\"-300,4000,20000\" | \"-300,4000\" | expected 3 integers between commas",
        "\"7000,9000\" | \"9000,7000\" | reliability limits = 9000, 7000",
        "\"7000,9000\" | \"7000,99999\" | reliability limits = 7000, 99999",
        "\"reliability.limits\" | \"reliability.limit\" | metadata reliability.limits = ,",
      })
  void a_malformed_place_is_refused_M4_M17(
      String good, String bad, String message, TestReporter reporter) {
    byte[] bytes = Tampered.header(ModelFile.encode(placed()), good, bad);

    Throwable[] refusal = new Throwable[1];
    long allocated =
        AllocatedBytes.ofOne(() -> refusal[0] = catchThrowable(() -> ModelFile.decode("m", bytes)));

    assertThat(refusal[0])
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("m: ")
        .hasMessageContaining(message)
        .hasMessageMatching(HandMadeModel.ONE_LINE);
    assertThat(allocated).as("bytes allocated by refusing").isLessThan(4 << 20);
    String what = "the training place of a model file with %s for %s".formatted(bad, good);
    String refused = "refused (%s)".formatted(refusal[0].getClass().getSimpleName());
    Faults.report(reporter, "M4", what, refused);
    Faults.report(reporter, "M17", what, refused + ", less than 4 MiB allocated");
  }

  @Test
  void numbers_that_are_not_finite_are_refused() {
    Model model = placed();
    model.place().orElseThrow().reconstruction().floatForm().weights(3)[1] = Float.NaN;

    assertThatThrownBy(() -> ModelFile.decode("m", ModelFile.encode(model)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("NaN");
  }
}
