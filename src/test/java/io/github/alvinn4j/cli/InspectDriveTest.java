package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.vision.RetinaSettings;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectDriveTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path DRIVE = Path.of("src/test/resources/drives/circuit_launch_400/tub");

  @TempDir private Path folder;

  private Path model() throws Exception {
    FloatNetwork network = FloatNetwork.hill(960, 5, 30, new SplittableRandom(7));
    Model model = new Model(network, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
    return Files.write(folder.resolve("some.safetensors"), ModelFile.encode(model));
  }

  @Test
  void says_what_a_drive_holds() {
    Transcript said = Transcript.of("inspect", DRIVE);

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .containsPattern("records +400")
        .contains("160 x 120 pixels", "left -1", "cannot be the times of capture")
        .containsPattern("problems +0");
  }

  @Test
  void gives_the_same_facts_as_one_json_object() throws Exception {
    Transcript said = Transcript.of("inspect", "--json", DRIVE);

    JsonNode json = JSON.readTree(said.out());
    assertThat(json.get("records").intValue()).isEqualTo(400);
    assertThat(json.get("steering").get("zero_percent").doubleValue()).isEqualTo(20.5);
    assertThat(json.get("steering").get("histogram")).hasSize(SteeringHistogram.BINS);
    assertThat(json.get("time_steps").get("median_millis").intValue()).isEqualTo(3);
    assertThat(json.get("time_steps").get("capture_times").booleanValue()).isFalse();
    assertThat(json.get("problem_count").intValue()).isZero();
  }

  @Test
  void paints_frames_retinas_and_hills_with_a_model() throws Exception {
    Path out = folder.resolve("pictures");

    Transcript said = Transcript.of("inspect", DRIVE, "--model", model(), "--out", out);

    assertThat(said.exitCode()).as(said.err()).isZero();
    BufferedImage image = Pictures.read(out.resolve("circuit_launch_400-sheet.png"));
    assertThat(image.getWidth()).isEqualTo(2144);
    assertThat(image.getHeight()).isEqualTo(1892);
    assertThat(Pictures.shows(image, Palette.DRIVER.getRGB())).isTrue();
    assertThat(Pictures.shows(image, Palette.NETWORK.getRGB())).isTrue();
  }

  @Test
  void paints_the_driver_alone_when_there_is_no_standard_model() {
    Path out = folder.resolve("pictures");
    String home = System.getProperty("alvinn.home", "");
    System.setProperty("alvinn.home", folder.toString());

    Transcript said;
    try {
      said = Transcript.of("inspect", DRIVE.toAbsolutePath(), "--out", out);
    } finally {
      System.setProperty("alvinn.home", home);
    }

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.err()).contains("showing the driver only");
    BufferedImage image = Pictures.read(out.resolve("circuit_launch_400-sheet.png"));
    assertThat(image.getWidth()).isEqualTo(2176);
    assertThat(Pictures.shows(image, Palette.DRIVER.getRGB())).isTrue();
    assertThat(Pictures.shows(image, Palette.NETWORK.getRGB())).isFalse();
  }

  @Test
  void refuses_a_named_model_that_cannot_be_read_and_writes_nothing() {
    Path out = folder.resolve("pictures");

    Transcript said =
        Transcript.of("inspect", DRIVE, "--model", folder.resolve("no.safetensors"), "--out", out);

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("no.safetensors").hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void refuses_a_torn_manifest_in_one_line() throws Exception {
    Path tub = Files.createDirectory(folder.resolve("torn"));
    Files.writeString(tub.resolve("manifest.json"), "[\"cam/image_array\"]\n");

    Transcript said = Transcript.of("inspect", tub);

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("manifest.json").hasLineCount(1);
  }

  @Test
  void lists_the_first_ten_problems_and_counts_the_rest() throws Exception {
    Path tub = Files.createDirectory(folder.resolve("holes"));
    Files.createDirectory(tub.resolve("images"));
    for (String name : new String[] {"manifest.json", "catalog_0.catalog"}) {
      Files.copy(DRIVE.resolve(name), tub.resolve(name));
    }
    for (int i = 0; i < 385; i++) {
      String name = "images/" + i + "_cam_image_array_.jpg";
      Files.copy(DRIVE.resolve(name), tub.resolve(name));
    }

    Transcript said = Transcript.of("inspect", tub);

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out()).containsPattern("problems +15").contains("and 5 more");
    assertThat(said.out().lines().filter(line -> line.contains("is missing"))).hasSize(10);
  }
}
