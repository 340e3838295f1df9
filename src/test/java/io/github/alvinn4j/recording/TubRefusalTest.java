package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TubRefusalTest {
  @TempDir Path folder;

  /// What the refusal is, in words for the table of faults.
  private String assertRefused(String message) {
    Throwable refusal = catchThrowable(() -> Tub.open(folder, Strictness.TOLERANT));
    assertThat(refusal)
        .isInstanceOf(TubException.class)
        .hasMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    return "refused in one line (" + refusal.getClass().getSimpleName() + ")";
  }

  @Test
  void refuses_a_folder_that_is_not_there() {
    assertThatThrownBy(() -> Tub.open(folder.resolve("none"), Strictness.TOLERANT))
        .isInstanceOf(TubException.class)
        .hasMessage(folder.resolve("none") + ": no such folder, expected a Donkeycar tub v2");
  }

  @Test
  void refuses_a_folder_without_a_manifest() {
    assertRefused("no manifest.json, expected a Donkeycar tub v2");
  }

  @Test
  void refuses_a_recording_of_the_first_version_S13(TestReporter reporter) throws IOException {
    new TubFixture(folder)
        .file("meta.json", "{\"inputs\": [\"cam/image_array\"], \"start\": 1577836800.0}")
        .file("record_1.json", "{\"cam/image_array\": \"1_cam-image_array_.jpg\"}");

    String refused = assertRefused("no manifest.json, expected a Donkeycar tub v2");

    Faults.report(reporter, "S13", "a Donkeycar tub v1", refused);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]\n[]\n{}\n{}\n", "\0\0\0\0", "[]\n[]\n{}\n{}\n5\n", "[]\n[]\n[]\n"})
  void refuses_a_manifest_that_is_cut_short_or_malformed(String manifest) throws IOException {
    new TubFixture(folder).file("manifest.json", manifest);

    assertRefused("manifest.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"paths\": [], \"max_len\": 1000, \"deleted_indexes\": []}",
        "{\"paths\": [], \"current_index\": 1, \"max_len\": 0, \"deleted_indexes\": []}",
        "{\"paths\": [], \"current_index\": 1e3, \"max_len\": 1, \"deleted_indexes\": []}",
        "{\"paths\": [], \"current_index\": 1, \"max_len\": 1, \"deleted_indexes\": [-1]}",
        "{\"paths\": [], \"current_index\": 1, \"max_len\": 1, \"deleted_indexes\": [2147483647]}",
        "{\"paths\": [], \"current_index\": 1, \"max_len\": 1, \"deleted_indexes\": {}}",
        "{\"paths\": [7], \"current_index\": 1, \"max_len\": 1, \"deleted_indexes\": []}"
      })
  void refuses_a_manifest_whose_last_line_has_wrong_values(String line) throws IOException {
    new TubFixture(folder).manifestLines(line);

    assertRefused("manifest.json:5: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "/etc/passwd", "a/../../b", "", ".", "..", "..\\\\x", "a\\u0000b"})
  void refuses_catalogs_outside_the_tub_S9(String path, TestReporter reporter) throws IOException {
    new TubFixture(folder).catalog("x", TubFixture.line(0));
    new TubFixture(folder)
        .manifestLines(
            "{\"paths\": [\"%s\"], \"current_index\": 1, \"max_len\": 9, \"deleted_indexes\": []}"
                .formatted(path));

    String refused = assertRefused("manifest.json:5: paths has ");

    Faults.report(reporter, "S9", "a catalog path that is absolute or climbs", refused);
  }

  @Test
  void refuses_a_link_that_leads_out_of_the_tub_S9(@TempDir Path outside, TestReporter reporter)
      throws IOException {
    Files.writeString(outside.resolve("secret"), TubFixture.line(0));
    new TubFixture(folder).catalog("catalog_0.catalog", "").images(0, 1).manifest();
    Files.delete(folder.resolve("catalog_0.catalog"));
    Files.createSymbolicLink(folder.resolve("catalog_0.catalog"), outside.resolve("secret"));

    String refused = assertRefused("leads out of the tub");

    Faults.report(reporter, "S9", "a link out of the tub", refused);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../manifest.json", "/etc/hostname", "..", "a\\\\b", "", "\\u0000"})
  void skips_images_outside_the_folder_of_images_S9_O12(String name, TestReporter reporter)
      throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.line(0) + TubFixture.line(1, name, "0.0"))
        .images(0, 1)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).hasSize(1);
    assertThat(tub.problems().getFirst().what()).startsWith("cam/image_array = ");

    Faults.report(
        reporter,
        "S9",
        "a picture name that is absolute or climbs",
        tub.problemCount() + " record skipped and reported");
    Faults.report(
        reporter,
        "O12",
        "a picture name that is absolute or climbs; nothing can be uploaded, nothing listens",
        tub.problemCount() + " record skipped and reported");
  }

  @Test
  void refuses_a_listed_catalog_that_is_missing() throws IOException {
    new TubFixture(folder).catalog("catalog_0.catalog", TubFixture.line(0)).images(0, 1).manifest();
    Files.delete(folder.resolve("catalog_0.catalog"));

    assertRefused("catalog_0.catalog: missing or unreadable");
  }

  @Test
  void refuses_a_tub_whose_records_are_all_deleted() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.lines(0, 2))
        .images(0, 2)
        .manifest(0, 1);

    assertRefused("no live record among 2 lines of 1 catalogs, expected at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1e999", "-1e999", "\"0.5\"", "null", "true", "[0.5]"})
  void skips_an_angle_that_is_no_finite_number_S10(String angle, TestReporter reporter)
      throws IOException {
    new TubFixture(folder)
        .catalog(
            "catalog_0.catalog",
            TubFixture.line(0) + TubFixture.line(1, "1_cam_image_array_.jpg", angle))
        .images(0, 2)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(0);
    assertThat(tub.problems()).extracting(TubProblem::place).containsExactly("catalog_0.catalog:2");

    Faults.report(
        reporter,
        "S10",
        "an angle of NaN, Infinity, 1e999, a text, nothing, true or a list",
        tub.problemCount() + " record skipped, its line reported");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "7",
        "{}",
        "{\"_index\": -1}",
        "{\"_index\": 99999999999}",
        "{\"_index\": 1.5}",
        "{\"_index\": 1, \"steering\": 0.1, \"throttle\": 0.1}",
        "{\"_index\": 1, \"cam/image_array\": 7}",
        "   "
      })
  void skips_a_line_that_is_no_record_S10(String line, TestReporter reporter) throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", line + "\n" + TubFixture.line(0))
        .images(0, 1)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).hasSize(1);
    assertThat(tub.problems()).extracting(TubProblem::place).containsExactly("catalog_0.catalog:1");

    Faults.report(
        reporter,
        "S10",
        "a line that is null, a list, a number or lacks its keys",
        tub.problemCount() + " line skipped and reported");
  }

  @Test
  void skips_a_line_of_absurd_length_or_depth_S10(TestReporter reporter) throws IOException {
    new TubFixture(folder)
        .catalog(
            "catalog_0.catalog",
            "x".repeat((1 << 20) + 1) + "\n" + "[".repeat(100_000) + "\n" + TubFixture.line(0))
        .images(0, 1)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).hasSize(1);
    assertThat(tub.problems())
        .extracting(TubProblem::place)
        .containsExactly("catalog_0.catalog:1", "catalog_0.catalog:2");

    Faults.report(
        reporter,
        "S10",
        "a line of 1 MiB and one of 100,000 brackets",
        tub.problemCount() + " lines skipped and reported");
  }

  @Test
  void refuses_more_lines_than_a_drive_can_have_S10(TestReporter reporter) throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", "0\n".repeat(TubManifest.MAX_LINES + 1))
        .manifest();

    String refused = assertRefused("more than 2000000 lines");

    Faults.report(reporter, "S10", TubManifest.MAX_LINES + 1 + " lines", refused);
  }

  @Test
  void refuses_an_image_bomb_S8(TestReporter reporter) throws IOException {
    byte[] bomb = TubFixture.jpeg(16, 12, 0);
    TubImages.setSize(bomb, 60_000, 60_000);
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.line(0))
        .image("0_cam_image_array_.jpg", bomb)
        .manifest();

    String refused = assertRefused("images: no readable picture");

    Faults.report(
        reporter, "S8", "a JPEG of some hundred bytes that says 60,000 x 60,000 pixels", refused);
  }
}
