package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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
  void s4_a_writer_that_is_never_closed_leaves_all_its_records_and_its_session()
      throws IOException {
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
  }

  @Test
  void s4_killed_before_the_first_manifest() throws IOException {
    Files.writeString(folder.resolve("manifest.json.part"), "[\"cam");

    record(1);

    assertThat(read().records()).hasSize(1);
  }

  @Test
  void s4_killed_between_picture_and_catalog_line() throws IOException {
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
  }

  @Test
  void s4_killed_within_a_catalog_line() throws IOException {
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
  }

  @Test
  void s4_killed_between_catalog_line_and_manifest() throws IOException {
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
  }

  @Test
  void s4_killed_between_a_new_catalog_and_its_listing() throws IOException {
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
  }

  @Test
  void s6_appends_after_a_zero_filled_tail() throws IOException {
    record(2);
    Files.write(folder.resolve("catalog_0.catalog"), new byte[100], StandardOpenOption.APPEND);

    record(1);

    assertThat(read().records()).extracting(TubRecord::index).containsExactly(0, 1, 3);
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
  void s16_never_overwrites_a_picture() throws IOException {
    record(1);
    byte[] stale = {7};
    try (TubWriter writer = writer()) {
      Files.write(folder.resolve("images/1_cam_image_array_.jpg"), stale);

      writer.write(frame, 0, 0, "user");
    }

    assertThat(folder.resolve("images/1_cam_image_array_.jpg")).hasBinaryContent(stale);
    assertThat(read().records()).extracting(TubRecord::index).containsExactly(0, 2);
  }
}
