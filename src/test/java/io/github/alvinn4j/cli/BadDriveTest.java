package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadDriveTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private void assertSkipped(Path tub, int frames, String place) throws Exception {
    Transcript said = Transcript.of("replay", "--json", tub);

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.err()).contains("skipped: " + place);
    assertThat(JSON.readTree(said.out()).get("frames").intValue()).isEqualTo(frames);
    assertThat(JSON.readTree(said.out()).get("skipped").intValue()).isEqualTo(400 - frames);

    Path model = folder.resolve("model.safetensors");
    Transcript trained = Transcript.of("train", tub, "--epochs=1", "--out", model);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.err()).contains("skipped: " + place);
  }

  private void assertRefusedStrictly(Path tub, String place) {
    assertThat(Refusal.in(folder, "replay", "--strict", tub)).startsWith(tub + "/" + place);
    Path out = folder.resolve("strict").resolve("model.safetensors");
    assertThat(Refusal.in(folder, "train", "--strict", tub, "--out", out))
        .startsWith(tub + "/" + place);
  }

  @Test
  void skips_a_torn_line_and_says_so_unless_strict() throws Exception {
    Path tub = Drives.copy(folder);
    Path catalog = tub.resolve("catalog_0.catalog");
    byte[] bytes = Files.readAllBytes(catalog);
    Files.write(catalog, Arrays.copyOf(bytes, bytes.length - 40));

    assertRefusedStrictly(tub, "catalog_0.catalog:400");
    assertSkipped(tub, 399, "catalog_0.catalog:400");
  }

  @Test
  void skips_a_missing_picture_and_says_so_unless_strict() throws Exception {
    Path tub = Drives.copy(folder);
    Files.delete(tub.resolve("images/7_cam_image_array_.jpg"));

    assertRefusedStrictly(tub, "catalog_0.catalog:8");
    assertSkipped(tub, 399, "catalog_0.catalog:8");
  }

  @Test
  void skips_a_torn_picture_and_says_so_unless_strict() throws Exception {
    Path tub = Drives.copy(folder);
    Path picture = tub.resolve("images/300_cam_image_array_.jpg");
    byte[] bytes = Files.readAllBytes(picture);
    Files.write(picture, Arrays.copyOf(bytes, bytes.length / 2));

    assertRefusedStrictly(tub, "images/300_cam_image_array_.jpg: cut short");
    assertSkipped(tub, 399, "images/300_cam_image_array_.jpg: cut short");
  }

  @Test
  void refuses_a_drive_without_one_picture() throws Exception {
    Path tub = Drives.copy(folder);
    try (var pictures = Files.newDirectoryStream(tub.resolve("images"))) {
      for (Path picture : pictures) {
        Files.delete(picture);
      }
    }

    assertThat(Refusal.in(folder, "replay", tub)).startsWith(tub + ": no live record");
  }

  @Test
  void refuses_a_folder_without_a_manifest() {
    assertThat(Refusal.in(folder, "replay", folder))
        .isEqualTo(folder + ": no manifest.json, expected a Donkeycar tub v2");
    assertThat(Refusal.in(folder, "train", folder, "--out", folder.resolve("m.safetensors")))
        .isEqualTo(folder + ": no manifest.json, expected a Donkeycar tub v2");
  }

  @Test
  void refuses_a_folder_that_is_not_there() {
    assertThat(Refusal.in(folder, "replay", folder.resolve("none")))
        .isEqualTo(folder.resolve("none") + ": no such folder, expected a Donkeycar tub v2");
  }

  @Test
  void learns_from_no_drive_if_one_of_two_is_bad() {
    Path model = folder.resolve("m.safetensors");

    assertThat(Refusal.in(folder, "train", Drives.REAL, folder, "--out", model))
        .startsWith(folder.toString());
  }

  @Test
  void reads_a_drive_with_blanks_and_umlauts_in_its_path() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("Müllers große Fahrt"));
    Path tub = Drives.copy(odd);
    Path golden = odd.resolve("Prüfung 1.csv");

    assertThat(Transcript.of("replay", tub, "--update-golden", golden).exitCode()).isZero();
    assertThat(Transcript.of("replay", tub, "--golden", golden).exitCode()).isZero();
  }
}
