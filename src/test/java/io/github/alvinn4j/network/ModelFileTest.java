package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
  private static final RetinaSettings SMALL =
      new RetinaSettings(4, 5, 33, 100, ColourTerm.NORMALISED_BLUE, 3);

  @TempDir private Path folder;

  static Stream<Model> models() {
    SplittableRandom random = new SplittableRandom(41);
    FloatLayer only = new FloatLayer(20, 7, Activation.SIGMOID);
    Samples.fill(only, 0.5, random);
    return Stream.of(
        model(FloatNetwork.hill(20, 3, 7, random), OutputCoding.HILL),
        model(FloatNetwork.single(20, 5, random), OutputCoding.SINGLE),
        model(FloatNetwork.linear(20), OutputCoding.SINGLE),
        model(new FloatNetwork(List.of(only)), OutputCoding.HILL));
  }

  private static Model model(FloatNetwork network, OutputCoding coding) {
    return new Model(network, SMALL, coding, Map.of("seed", "41", "note", "\"quoted\"\nÄ ☃"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void what_is_written_is_read_back(Model model) {
    byte[] bytes = ModelFile.encode(model);

    Model read = ModelFile.decode("m", bytes);

    assertThat(ModelFile.encode(read)).isEqualTo(bytes);
    assertThat(read.retina()).isEqualTo(model.retina());
    assertThat(read.coding()).isEqualTo(model.coding());
    assertThat(read.provenance()).isEqualTo(model.provenance());
    assertThat(read.floatForm().shape()).isEqualTo(model.floatForm().shape());
    for (int i = 0; i < model.floatForm().layers().size(); i++) {
      FloatLayer expected = model.floatForm().layers().get(i);
      assertThat(read.floatForm().layers().get(i).weights(0)).isEqualTo(expected.weights(0));
      assertThat(read.floatForm().layers().get(i).biases()).isEqualTo(expected.biases());
    }
  }

  @Test
  void a_retina_of_several_planes_is_read_back() {
    RetinaSettings planes =
        new RetinaSettings(4, 5, 20, 100, List.of(ColourTerm.LUMA, ColourTerm.YELLOW), 0);
    FloatNetwork network = FloatNetwork.hill(40, 3, 7, new SplittableRandom(42));

    byte[] bytes = ModelFile.encode(new Model(network, planes, OutputCoding.HILL, Map.of()));

    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .contains("\"retina.colour_term\":\"LUMA,YELLOW\"");
    assertThat(ModelFile.decode("m", bytes).retina()).isEqualTo(planes);
  }

  @Test
  void a_file_is_read_from_disk() throws IOException {
    Path file = folder.resolve("car.safetensors");
    Files.write(file, HandMadeModel.file(HandMadeModel.HEADER));

    Model model = ModelFile.read(file);

    assertThat(model.integerForm().inputs()).isEqualTo(6);
    assertThat(model.integerForm().outputs()).isEqualTo(3);
  }

  @Test
  void a_file_has_the_bytes_that_the_format_says() {
    byte[] byHand = HandMadeModel.file(HandMadeModel.HEADER);

    byte[] bytes = ModelFile.encode(ModelFile.decode("m", byHand));

    assertThat(bytes).isEqualTo(byHand);
  }

  @Test
  void any_safetensors_reader_finds_the_numbers() throws IOException {
    Model model = model(FloatNetwork.hill(20, 3, 7, new SplittableRandom(42)), OutputCoding.HILL);
    ByteBuffer file = ByteBuffer.wrap(ModelFile.encode(model)).order(ByteOrder.LITTLE_ENDIAN);

    byte[] header = new byte[Math.toIntExact(file.getLong())];
    file.get(header);
    JsonNode json = new JsonMapper().readTree(new String(header, StandardCharsets.UTF_8));
    JsonNode weight = json.get("output.weight");
    ByteBuffer data = file.slice().order(ByteOrder.LITTLE_ENDIAN);

    assertThat(file.position() % 8).as("alignment of the numbers").isZero();
    assertThat(json.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly(
            "__metadata__", "hidden.weight", "hidden.bias", "output.weight", "output.bias");
    assertThat(weight.get("dtype").asText()).isEqualTo("F32");
    assertThat(weight.get("shape")).extracting(JsonNode::asInt).containsExactly(7, 3);
    assertThat(data.getFloat(weight.get("data_offsets").get(0).asInt() + 4 * (2 * 3 + 1)))
        .isEqualTo(model.floatForm().layers().get(1).weights(2)[1]);
    assertThat(json.get("output.bias").get("data_offsets").get(1).asInt())
        .isEqualTo(data.capacity());
  }

  @Test
  void a_missing_file_is_refused_M1(TestReporter reporter) {
    Path file = folder.resolve("none.safetensors");

    Throwable refusal = catchThrowable(() -> ModelFile.read(file));

    assertThat(refusal)
        .isInstanceOf(ModelException.class)
        .hasMessage("%s: no such model file", file);

    Faults.report(
        reporter,
        "M1",
        "no file",
        "refused: " + String.valueOf(refusal.getMessage()).replace(file + ": ", ""));
  }

  @Test
  void an_empty_file_and_a_folder_are_refused_M1(TestReporter reporter) throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.safetensors"));

    Throwable refusal = catchThrowable(() -> ModelFile.read(empty));

    assertThat(refusal)
        .isInstanceOf(ModelException.class)
        .hasMessage("%s: 0 bytes, expected a safetensors header", empty);
    assertThatThrownBy(() -> ModelFile.read(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage("%s: no file, expected a model", folder);

    Faults.report(
        reporter,
        "M1",
        "an empty file; a folder",
        "refused: " + String.valueOf(refusal.getMessage()).replace(empty + ": ", ""));
  }

  @Test
  void a_file_that_is_too_large_is_not_read() throws IOException {
    Path file = folder.resolve("huge.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(ModelFile.MAX_BYTES + 1L);
    }

    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelException.class)
        .hasMessageEndingWith("expected at most " + ModelFile.MAX_BYTES);
  }

  @Test
  void a_file_cut_anywhere_is_refused_M2(TestReporter reporter) {
    byte[] whole = HandMadeModel.file(HandMadeModel.HEADER);

    for (int length = 0; length < whole.length; length++) {
      assertRefused("cut at " + length, Arrays.copyOf(whole, length));
    }
    assertRefused("one byte more", Arrays.copyOf(whole, whole.length + 1));

    Faults.report(
        reporter,
        "M2",
        "the file cut at every byte; one byte more",
        "refused " + (whole.length + 1) + " times in one line");
  }

  @Test
  void a_file_with_any_flipped_bit_is_refused_M3(TestReporter reporter) {
    byte[] whole = HandMadeModel.file(HandMadeModel.HEADER);

    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused("bit " + bit, flipped);
    }

    Faults.report(
        reporter,
        "M3",
        "each bit of the file flipped",
        "refused " + 8 * whole.length + " times in one line");
  }

  @Test
  void a_large_file_with_a_flipped_bit_in_its_numbers_is_refused_M3(TestReporter reporter) {
    SplittableRandom random = new SplittableRandom(43);
    FloatNetwork network = FloatNetwork.hill(960, 5, 30, random);
    Model model = new Model(network, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
    byte[] whole = ModelFile.encode(model);
    int numbers = 4 * (960 * 5 + 5 + 5 * 30 + 30);

    for (int sample = 0; sample < 200; sample++) {
      byte[] flipped = whole.clone();
      int at = whole.length - 1 - random.nextInt(numbers);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused("seed 43, byte " + at, flipped);
    }

    Faults.report(
        reporter,
        "M3",
        "a bit of the weights flipped, 200 samples",
        "each refused of a file of " + whole.length + " bytes");
  }

  private static void assertRefused(String what, byte[] bytes) {
    assertThatThrownBy(() -> ModelFile.decode(HandMadeModel.NAME, bytes))
        .as(what)
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith(HandMadeModel.NAME + ": ")
        .hasMessageMatching(HandMadeModel.ONE_LINE);
  }
}
