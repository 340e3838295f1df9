package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectModelTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final RetinaSettings SETTINGS =
      new RetinaSettings(30, 32, 33, 100, ColourTerm.LUMA, 5);

  @TempDir private Path folder;

  private Path model(String name, FloatNetwork network, OutputCoding coding) throws Exception {
    Model model = new Model(network, SETTINGS, coding, Map.of("seed", "7"));
    return Files.write(folder.resolve(name), ModelFile.encode(model));
  }

  private Path hill(int hidden) throws Exception {
    FloatNetwork network = FloatNetwork.hill(960, hidden, 30, new SplittableRandom(7));
    return model("some.safetensors", network, OutputCoding.HILL);
  }

  @Test
  void says_shape_coding_checksum_and_provenance() throws Exception {
    Transcript said = Transcript.of("inspect", hill(5));

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("960-5-30", "4985 with biases", "hill", "ok (SHA-256)", "luma")
        .containsPattern("seed +7");
    assertThat(said.err()).contains("add --out DIR for pictures");
  }

  @Test
  void gives_the_same_facts_as_one_json_object() throws Exception {
    Transcript said = Transcript.of("inspect", "--json", hill(5));

    JsonNode json = JSON.readTree(said.out());
    assertThat(json.get("shape").textValue()).isEqualTo("960-5-30");
    assertThat(json.get("weights").intValue()).isEqualTo(4985);
    assertThat(json.get("checksum_ok").booleanValue()).isTrue();
    assertThat(json.get("retina").get("clip_percent").intValue()).isEqualTo(5);
    assertThat(json.get("training").get("seed").textValue()).isEqualTo("7");
    JsonNode hidden = json.get("integer_form").get("hidden");
    assertThat(hidden.get("smallest_scale_bits").intValue()).isBetween(10, 24);
    assertThat(hidden.get("largest_difference").doubleValue()).isBetween(0.0, 0.001);
    assertThat(json.has("picture")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 760, 566", "5, 1536, 566", "6, 944, 992", "64, 2424, 3548", "65, 2424, 3548"})
  void paints_the_weights_of_up_to_64_hidden_units(int hidden, int width, int height)
      throws Exception {
    Path out = folder.resolve("pictures");

    Transcript said = Transcript.of("inspect", hill(hidden), "--out", out);

    assertThat(said.exitCode()).as(said.err()).isZero();
    BufferedImage image = Pictures.read(out.resolve("some-weights.png"));
    assertThat(image.getWidth()).isEqualTo(width);
    assertThat(image.getHeight()).isEqualTo(height);
    assertThat(Pictures.shows(image, Palette.POSITIVE.getRGB())).isTrue();
    assertThat(Pictures.shows(image, Palette.NEGATIVE.getRGB())).isTrue();
  }

  @Test
  void paints_each_weight_as_a_block_of_its_colour() throws Exception {
    FloatNetwork network = FloatNetwork.linear(960);
    float[] weights = network.layers().getFirst().weights(0);
    Arrays.fill(weights, 0, 320, 1);
    Arrays.fill(weights, 320, 640, -1);
    Path out = folder.resolve("pictures");

    Transcript said =
        Transcript.of(
            "inspect", model("line.safetensors", network, OutputCoding.SINGLE), "--out", out);

    assertThat(said.exitCode()).as(said.err()).isZero();
    BufferedImage image = Pictures.read(out.resolve("line-weights.png"));
    assertThat(image.getWidth()).isEqualTo(480);
    assertThat(Pictures.count(image, Palette.diverging(1))).isGreaterThanOrEqualTo(320 * 64);
    assertThat(Pictures.count(image, Palette.diverging(-1))).isGreaterThanOrEqualTo(320 * 64);
  }

  @Test
  void refuses_a_cut_model_in_one_line_and_writes_nothing() throws Exception {
    Path whole = hill(5);
    Path cut = folder.resolve("cut.safetensors");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 5000));
    Path out = folder.resolve("pictures");

    Transcript said = Transcript.of("inspect", cut, "--out", out);

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("alvinn: ").contains("cut.safetensors").hasLineCount(1);
    assertThat(out).doesNotExist();
  }
}
