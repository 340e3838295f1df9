package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A recorder killed between any two of its writes leaves a tub that opens and can be appended to.
final class TubWriterKillTest {
  @TempDir Path folder;
  private final Frame frame = new Frame(16, 12);

  @AfterEach
  void free_the_frame() {
    frame.close();
  }

  private TubWriter writer() {
    return TubWriter.open(folder, new ManualClock(), ZoneOffset.UTC, 90);
  }

  private void record(int count) {
    try (TubWriter writer = writer()) {
      for (int i = 0; i < count; i++) {
        writer.write(frame, 0.5, 0.25, "user");
      }
    }
  }

  private Tub read() {
    return Tub.open(folder, Strictness.TOLERANT);
  }

  @SuppressWarnings("resource") // the point: it is never closed
  @Test
  void a_writer_that_is_never_closed_leaves_all_its_records_and_its_session_S4_S15(
      TestReporter reporter) throws IOException {
    TubWriter killed = writer();
    for (int i = 0; i < 3; i++) {
      killed.write(frame, 0.5, 0.25, "user");
      assertThat(Tub.open(folder, Strictness.STRICT).records()).hasSize(i + 1);
    }
    assertThat(Files.size(folder.resolve("catalog_0.catalog_manifest"))).isPositive();

    record(1);

    assertThat(read().records())
        .extracting(r -> r.session().orElse(""))
        .containsExactly("26-01-01_0", "26-01-01_0", "26-01-01_0", "26-01-01_1");

    Faults.report(
        reporter,
        "S4",
        "the recorder is never closed",
        read().records().size() + " of 4 records read");
    Faults.report(
        reporter,
        "S15",
        "the recorder is never closed",
        "no lock is left: the next session is recorded, " + read().records().size() + " records");
  }

  @Test
  void killed_before_the_first_manifest_S4(TestReporter reporter) throws IOException {
    Files.writeString(folder.resolve("manifest.json.part"), "[\"cam");

    record(1);

    assertThat(read().records()).hasSize(1);

    Faults.report(
        reporter,
        "S4",
        "killed in the first manifest",
        read().records().size() + " record recorded after it");
  }

  @Test
  void killed_between_picture_and_catalog_line_S4(TestReporter reporter) throws IOException {
    record(2);
    byte[] orphan = {1, 2, 3};
    Path image = folder.resolve("images/2_cam_image_array_.jpg");
    Files.write(image, orphan);
    assertThat(Tub.open(folder, Strictness.STRICT).records()).hasSize(2);

    record(2);

    assertThat(image).hasBinaryContent(orphan);
    assertThat(Tub.open(folder, Strictness.STRICT).records())
        .extracting(TubRecord::index)
        .containsExactly(0, 1, 3, 4);
    assertThat(Files.readString(folder.resolve("catalog_0.catalog")))
        .contains("\n{\"__empty__\": true, \"_index\": 2, \"_session_id\": \"26-01-01_1\"");

    Faults.report(
        reporter,
        "S4",
        "killed between picture and catalog line",
        "the orphan picture kept, " + read().records().size() + " of 4 records read");
  }

  @Test
  void killed_within_a_catalog_line_S4(TestReporter reporter) throws IOException {
    record(2);
    Files.write(folder.resolve("images/2_cam_image_array_.jpg"), new byte[] {1});
    Files.writeString(
        folder.resolve("catalog_0.catalog"), "{\"_index\": 2, \"_ses", StandardOpenOption.APPEND);
    assertThat(read().records()).hasSize(2);

    record(1);

    assertThat(read().records()).extracting(TubRecord::index).containsExactly(0, 1, 3);
    assertThat(read().problems())
        .extracting(TubProblem::place)
        .containsExactly("catalog_0.catalog:3");

    Faults.report(
        reporter,
        "S4",
        "killed in a catalog line",
        "the torn line skipped, " + read().records().size() + " of 3 records read");
  }

  @Test
  void killed_between_catalog_line_and_manifest_S4(TestReporter reporter) throws IOException {
    record(2);
    byte[] older = Files.readAllBytes(folder.resolve("manifest.json"));
    record(1);
    Files.write(folder.resolve("manifest.json"), older);
    Files.writeString(folder.resolve("manifest.json.part"), "[\"cam/image");
    assertThat(read().records()).hasSize(3);

    record(1);

    assertThat(Tub.open(folder, Strictness.STRICT).records())
        .extracting(r -> r.index() + " of " + r.session().orElse(""))
        .containsExactly(
            "0 of 26-01-01_0", "1 of 26-01-01_0", "2 of 26-01-01_1", "3 of 26-01-01_2");

    Faults.report(
        reporter,
        "S4",
        "killed between catalog line and manifest",
        read().records().size() + " of 4 records read");
  }

  @Test
  void killed_between_a_new_catalog_and_its_listing_S4(TestReporter reporter) throws IOException {
    record(1000);
    byte[] older = Files.readAllBytes(folder.resolve("manifest.json"));
    record(1);
    Files.write(folder.resolve("manifest.json"), older);
    assertThat(read().records()).hasSize(1000);

    record(1);

    assertThat(Tub.open(folder, Strictness.STRICT).records())
        .hasSize(1001)
        .last()
        .extracting(TubRecord::index)
        .isEqualTo(1001);
    assertThat(folder.resolve("catalog_1.catalog.unlisted")).exists();

    Faults.report(
        reporter,
        "S4",
        "killed between a new catalog and its listing",
        read().records().size() + " of 1002 records read, the unlisted one kept in its file");
  }

  @Test
  void appends_after_a_zero_filled_tail_S6(TestReporter reporter) throws IOException {
    record(2);
    Files.write(folder.resolve("catalog_0.catalog"), new byte[100], StandardOpenOption.APPEND);

    record(1);

    assertThat(read().records()).extracting(TubRecord::index).containsExactly(0, 1, 3);

    Faults.report(
        reporter,
        "S6",
        "100 NUL bytes after the last line",
        read().records().size() + " of 3 records read, " + read().problemCount() + " line skipped");
  }

  @Test
  void refuses_to_append_behind_a_blank_line() throws IOException {
    record(1);
    Files.writeString(folder.resolve("catalog_0.catalog"), "\n", StandardOpenOption.APPEND);

    assertThatThrownBy(this::writer)
        .isInstanceOf(TubException.class)
        .hasMessageContaining("catalog_0.catalog:2: blank line");
  }

  @Test
  void never_overwrites_a_picture_S16(TestReporter reporter) throws IOException {
    record(1);
    byte[] stale = {7};
    try (TubWriter writer = writer()) {
      Files.write(folder.resolve("images/1_cam_image_array_.jpg"), stale);

      writer.write(frame, 0, 0, "user");
    }

    assertThat(folder.resolve("images/1_cam_image_array_.jpg")).hasBinaryContent(stale);
    assertThat(read().records()).extracting(TubRecord::index).containsExactly(0, 2);

    Faults.report(
        reporter,
        "S16",
        "a picture of the next name is there",
        "kept; the record has number " + read().records().getLast().index());
  }
}
