package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

final class TubTest {
  private static final String NUL = "\0";

  @TempDir Path folder;

  @Test
  void reads_every_field_of_a_record() throws IOException {
    TubFixture.sound(folder, 3);

    Tub tub = Tub.open(folder, Strictness.STRICT);

    assertThat(tub.records()).hasSize(3);
    assertThat(tub.records().get(2))
        .isEqualTo(
            new TubRecord(
                2,
                "2_cam_image_array_.jpg",
                0.02,
                0.25,
                "user",
                1_700_000_000_002L,
                Optional.of("26-01-01_0")));
    assertThat(tub.width()).isEqualTo(16);
    assertThat(tub.height()).isEqualTo(12);
    assertThat(tub.problems()).isEmpty();
  }

  @Test
  void reads_catalogs_in_the_order_of_the_manifest_and_no_others() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_7.catalog", TubFixture.lines(5, 7))
        .catalog("catalog_2.catalog", TubFixture.lines(1, 3))
        .file("catalog_0.catalog", TubFixture.lines(0, 1))
        .file("._catalog_7.catalog", "Mac OS X junk")
        .file("catalog_7.catalog_manifest", "not looked at")
        .images(0, 7)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.STRICT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(5, 6, 1, 2);
  }

  @Test
  void matches_deleted_indexes_with_ordinal_lines_over_all_catalogs() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_12.catalog", TubFixture.lines(12, 15) + "broken\n")
        .catalog("catalog_13.catalog", TubFixture.lines(15, 18))
        .images(12, 18)
        .manifest(0, 5, 16);

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(13, 14, 15, 17);
  }

  @Test
  void a_deleted_line_is_not_looked_at() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", "{\"__empty__\": true}\n" + TubFixture.line(1))
        .images(1, 2)
        .manifest(0);

    assertThat(Tub.open(folder, Strictness.STRICT).records()).hasSize(1);
  }

  @Test
  void a_blank_line_ends_its_catalog() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.lines(0, 2) + "\r\n" + TubFixture.lines(2, 4))
        .catalog("catalog_1.catalog", TubFixture.lines(4, 5))
        .images(0, 5)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(0, 1, 4);
    assertThat(tub.problems()).extracting(TubProblem::place).containsExactly("catalog_0.catalog:3");
  }

  @Test
  void tolerates_line_ends_of_windows_and_unknown_keys() throws IOException {
    String extra = TubFixture.line(0).replace("{\"_index\"", "{\"imu/acl_x\": [1.5], \"_index\"");
    new TubFixture(folder)
        .catalog("catalog_0.catalog", extra.replace("\n", "\r\n"))
        .images(0, 1)
        .manifest();

    assertThat(Tub.open(folder, Strictness.STRICT).records()).hasSize(1);
  }

  @Test
  void skips_a_line_that_a_power_loss_filled_with_nuls_S4_S6(TestReporter reporter)
      throws IOException {
    new TubFixture(folder)
        .catalog(
            "catalog_0.catalog",
            TubFixture.line(0) + NUL.repeat(923) + TubFixture.line(1) + TubFixture.line(2))
        .images(0, 3)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(0, 2);
    assertThat(tub.problems())
        .extracting(TubProblem::toString)
        .containsExactly(
            "catalog_0.catalog:2: begins with 923 NUL bytes, expected a record (power loss?)");

    Faults.report(
        reporter,
        "S4",
        "923 NUL bytes before a line",
        tub.problemCount() + " line skipped, " + tub.records().size() + " of 3 records read");
    Faults.report(
        reporter,
        "S6",
        "923 NUL bytes before a line",
        tub.problemCount() + " line skipped, " + tub.records().size() + " of 3 records read");
  }

  @Test
  void skips_a_torn_line_with_the_next_record_glued_to_it_S4(TestReporter reporter)
      throws IOException {
    new TubFixture(folder)
        .catalog(
            "catalog_0.catalog",
            TubFixture.line(0)
                + "{\"_index\": 1, \"_timestamp_ms\": 160318619447"
                + TubFixture.lines(2, 4))
        .images(0, 4)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(0, 3);
    assertThat(tub.problems()).extracting(TubProblem::place).containsExactly("catalog_0.catalog:2");

    Faults.report(
        reporter,
        "S4",
        "a torn line with the next record glued to it",
        tub.problemCount() + " line skipped, " + tub.records().size() + " of 4 records read");
  }

  @Test
  void keeps_the_later_of_two_sessions_that_wrote_the_same_images() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.lines(0, 3) + TubFixture.lines(0, 2))
        .images(0, 3)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(2, 0, 1);
    assertThat(tub.problemCount()).isEqualTo(2);
    assertThat(tub.timestampReversals()).isEqualTo(1);
  }

  @Test
  void skips_and_reports_records_without_their_image_S11(TestReporter reporter) throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.lines(0, 4))
        .images(1, 3)
        .image("3_cam_image_array_.jpg", new byte[0])
        .image("99_cam_image_array_.jpg", TubFixture.jpeg(16, 12, 0))
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).extracting(TubRecord::index).containsExactly(1, 2);
    assertThat(tub.problems())
        .extracting(TubProblem::place)
        .containsExactly("catalog_0.catalog:1", "catalog_0.catalog:4");

    Faults.report(
        reporter,
        "S11",
        "one picture deleted, one empty, one without a record",
        tub.problemCount() + " records skipped and reported, the orphan not read");
  }

  @Test
  void keeps_the_mode_of_records_the_network_drove() throws IOException {
    new TubFixture(folder)
        .catalog(
            "catalog_0.catalog",
            TubFixture.line(0).replace("\"user\"", "\"local_angle\"")
                + TubFixture.line(1).replace("\"user/mode\": \"user\", ", ""))
        .images(0, 2)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.STRICT);

    assertThat(tub.records()).extracting(TubRecord::mode).containsExactly("local_angle", "user");
  }

  @Test
  void timestamps_in_disorder_are_counted_and_no_problem_S12(TestReporter reporter)
      throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.line(2) + TubFixture.line(0) + TubFixture.line(1))
        .images(0, 3)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.STRICT);

    assertThat(tub.timestampReversals()).isEqualTo(1);

    Faults.report(
        reporter,
        "S12",
        "timestamps that go back",
        tub.timestampReversals() + " reversal counted; replay goes by number, not by time");
  }

  @Test
  void takes_the_size_of_the_images_from_the_first_readable_one() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.lines(0, 2))
        .image("0_cam_image_array_.jpg", new byte[] {1, 2, 3})
        .image("1_cam_image_array_.jpg", TubFixture.jpeg(135, 76, 9))
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.width()).isEqualTo(135);
    assertThat(tub.height()).isEqualTo(76);
    assertThatThrownBy(() -> Tub.open(folder, Strictness.STRICT))
        .isInstanceOf(TubException.class)
        .hasMessageContaining("images/0_cam_image_array_.jpg: no JPEG");
  }

  @Test
  void reads_a_huge_tub_and_lists_only_the_first_problems_S14(TestReporter reporter)
      throws IOException {
    int count = 30_000;
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.lines(0, count))
        .images(count - 1, count)
        .manifest();

    Tub tub = Tub.open(folder, Strictness.TOLERANT);

    assertThat(tub.records()).hasSize(1);
    assertThat(tub.problemCount()).isEqualTo(count - 1);
    assertThat(tub.problems()).hasSize(Tub.MAX_LISTED_PROBLEMS);

    Faults.report(
        reporter,
        "S14",
        count + " records, all but one without picture",
        "read line by line, "
            + tub.problems().size()
            + " problems listed, "
            + tub.problemCount()
            + " counted");
  }

  @Test
  void strict_reading_refuses_what_tolerant_reading_skips() throws IOException {
    new TubFixture(folder)
        .catalog("catalog_0.catalog", TubFixture.line(0) + "{\"_index\": 1}\n")
        .images(0, 2)
        .manifest();

    assertThat(Tub.open(folder, Strictness.TOLERANT).problemCount()).isEqualTo(1);
    assertThatThrownBy(() -> Tub.open(folder, Strictness.STRICT))
        .isInstanceOf(TubException.class)
        .hasMessage(
            folder
                + "/catalog_0.catalog:2: cam/image_array = nothing, expected the name of a file in"
                + " images");
    assertThat(Files.exists(folder.resolve("manifest.json"))).isTrue();
  }
}
