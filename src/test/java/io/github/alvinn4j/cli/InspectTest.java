package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path TRACK = Path.of("simulator/tracks/reInvent2019_track.csv");
  private static final Path PROFILE = Path.of("hardware/donkeycar-pca9685.yaml");

  @TempDir private Path folder;

  @Test
  void says_how_long_wide_and_tight_a_track_is() throws Exception {
    Transcript said = Transcript.of("inspect", "--json", TRACK);

    JsonNode json = JSON.readTree(said.out());
    assertThat(json.get("length_meters").doubleValue()).isBetween(23.1, 23.2);
    assertThat(json.get("min_width_meters").doubleValue()).isEqualTo(1.07);
    assertThat(json.get("mean_width_meters").doubleValue()).isEqualTo(1.07);
    assertThat(json.get("min_radius_meters").doubleValue()).isBetween(0.6, 0.75);
    assertThat(json.get("direction").textValue()).isEqualTo("counter-clockwise");
    assertThat(json.get("points").intValue()).isEqualTo(155);
  }

  @Test
  void paints_a_track_from_above() {
    Transcript said = Transcript.of("inspect", TRACK, "--out", folder);

    assertThat(said.exitCode()).as(said.err()).isZero();
    BufferedImage image = Pictures.read(folder.resolve("reInvent2019_track-track.png"));
    assertThat(image.getWidth()).isBetween(1100, 1300);
    assertThat(image.getHeight()).isEqualTo(980);
    assertThat(Pictures.count(image, Palette.ROAD.getRGB())).isGreaterThan(100_000);
    assertThat(Pictures.shows(image, Palette.ROAD_CENTRE.getRGB())).isTrue();
  }

  @Test
  void finds_one_of_the_programs_own_files() {
    Transcript said = Transcript.of("inspect", "hardware/simulator.yaml");

    assertThat(said.exitCode()).as(said.err()).isZero();
  }

  @Test
  void says_every_value_of_a_profile_and_what_follows() throws Exception {
    Transcript said = Transcript.of("inspect", PROFILE);
    JsonNode json = JSON.readTree(Transcript.of("inspect", "--json", PROFILE).out());

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("0x40", "/dev/i2c-1", "20 Hz", "0.310 m at the rear axle")
        .containsPattern("left, at -1 +1872 us")
        .containsPattern("speed at cruise +0.45 m/s");
    assertThat(json.get("derived").get("min_turn_radius_meters").doubleValue()).isEqualTo(0.31);
    assertThat(json.get("camera").get("rate_hertz").intValue()).isEqualTo(20);
    assertThat(json.get("steering").get("right_micros").intValue()).isEqualTo(1180);
  }

  @Test
  void a_profile_says_which_camera_sees() throws Exception {
    String pi5 = Files.readString(Path.of("hardware", "pi5-hardware-pwm.yaml"));
    Path ribbon = folder.resolve("ribbon.yaml");
    Files.writeString(ribbon, pi5.replace("source: v4l2", "rotate_180: true\n  source: rpicam"));
    Path usb = folder.resolve("usb.yaml");
    Files.writeString(usb, pi5.replace("source: v4l2", "name: C270\n  source: v4l2"));

    assertThat(Transcript.of("inspect", ribbon).out())
        .contains("(rpicam-vid --camera 0)", "upside down, pictures are turned");
    assertThat(Transcript.of("inspect", usb).out()).contains("(/dev/video0)", "C270");
  }

  private void assertRefused(Transcript said, String... words) {
    assertThat(said.exitCode()).as(said.out()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("alvinn: ").contains(words).hasLineCount(1);
    assertThat(folder.resolve("pictures")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no.safetensors", "no.csv", "no.yaml", "no"})
  void refuses_a_file_that_is_not_there(String name) {
    Transcript said =
        Transcript.of("inspect", folder.resolve(name), "--out", folder.resolve("pictures"));

    assertRefused(said, name, "no such file");
  }

  @Test
  void refuses_an_unknown_kind_of_file() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.txt"), "hello");

    assertRefused(Transcript.of("inspect", file), "notes.txt", "unknown kind", ".safetensors");
  }

  @Test
  void refuses_a_folder_without_a_manifest() {
    assertRefused(Transcript.of("inspect", folder), "unknown kind", "manifest.json");
  }

  @Test
  void refuses_a_torn_profile_with_its_line() throws Exception {
    String whole = Files.readString(PROFILE);
    Path torn =
        Files.writeString(folder.resolve("torn.yaml"), whole.substring(0, whole.length() / 2));

    assertRefused(Transcript.of("inspect", torn), "torn.yaml");
  }

  @Test
  void refuses_a_track_that_is_no_ring() throws Exception {
    List<String> lines = Files.readAllLines(TRACK);
    Path open = Files.write(folder.resolve("open.csv"), lines.subList(0, lines.size() - 20));

    Transcript said = Transcript.of("inspect", open, "--out", folder.resolve("pictures"));

    assertRefused(said, "open.csv", "ring");
  }

  @Test
  void refuses_to_write_pictures_into_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    Transcript said = Transcript.of("inspect", TRACK, "--out", file);

    assertRefused(said, "cannot be written");
  }
}
