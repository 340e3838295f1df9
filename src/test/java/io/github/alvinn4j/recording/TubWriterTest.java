package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;
import org.opencv.core.Scalar;

final class TubWriterTest {
  private static final long PERIOD_NANOS = 50_000_000L;

  @TempDir Path parent;
  private final ManualClock clock = new ManualClock();
  private final Frame frame = new Frame(16, 12);

  private Path folder() {
    return parent.resolve("drives").resolve("tub");
  }

  private TubWriter writer() {
    return TubWriter.open(folder(), clock, ZoneOffset.UTC, 90);
  }

  private void record(int count) {
    try (TubWriter writer = writer()) {
      for (int i = 0; i < count; i++) {
        frame.pixels().setTo(Scalar.all(i % 200));
        writer.write(frame, i / 1000.0, 0.25, "user");
        clock.moveTo(clock.nanos() + PERIOD_NANOS);
      }
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(folder().resolve(file));
  }

  @AfterEach
  void free_the_frame() {
    frame.close();
  }

  @Test
  void writes_the_bytes_that_donkeycar_would_write() throws IOException {
    clock.moveTo(1_500_000_000L);
    try (TubWriter writer = writer()) {
      writer.write(frame, -0.25, 1e-7, "us\u00e9r");
      clock.moveTo(1_550_000_000L);
      writer.write(frame, 1, 0, "local_angle");
    }

    String first =
        "{\"_index\": 0, \"_session_id\": \"26-01-01_0\", \"_timestamp_ms\": 1767225601500,"
            + " \"cam/image_array\": \"0_cam_image_array_.jpg\", \"user/angle\": -0.25,"
            + " \"user/mode\": \"us\\u00e9r\", \"user/throttle\": 1e-07}\n";
    String second =
        "{\"_index\": 1, \"_session_id\": \"26-01-01_0\", \"_timestamp_ms\": 1767225601550,"
            + " \"cam/image_array\": \"1_cam_image_array_.jpg\", \"user/angle\": 1.0,"
            + " \"user/mode\": \"local_angle\", \"user/throttle\": 0.0}\n";
    assertThat(text("catalog_0.catalog")).isEqualTo(first + second);
    assertThat(text("catalog_0.catalog_manifest"))
        .isEqualTo(
            "{\"created_at\": 1767225601.5, \"line_lengths\": [%d, %d], \"path\": \"catalog_0.catalog_manifest\", \"start_index\": 0}\n"
                .formatted(first.length(), second.length()));
    assertThat(text("manifest.json"))
        .isEqualTo(
            """
            ["cam/image_array", "user/angle", "user/throttle", "user/mode"]
            ["image_array", "float", "float", "str"]
            {}
            {"created_at": 1767225601.5, "sessions": {"all_full_ids": ["26-01-01_0"], "last_id": 0, "last_full_id": "26-01-01_0"}}
            {"paths": ["catalog_0.catalog"], "current_index": 2, "max_len": 1000, "deleted_indexes": []}
            """);
    assertThat(parent.resolve("drives/tub/images"))
        .isDirectoryContaining("glob:**/0_cam_image_array_.jpg")
        .isDirectoryContaining("glob:**/1_cam_image_array_.jpg");
  }

  @Test
  void the_reader_gets_back_what_was_recorded() {
    record(5);

    Tub tub = Tub.open(folder(), Strictness.STRICT);

    assertThat(tub.records()).extracting(TubRecord::steering).contains(0.0, 0.001, 0.004);
    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock())) {
      for (int i = 0; i < 5; i++) {
        assertThat(source.read(frame)).isTrue();
        assertThat(Core.mean(frame.pixels()).val[0]).isCloseTo(i, within(1.0));
      }
    }
  }

  @Test
  void begins_a_new_catalog_after_a_thousand_records() throws IOException {
    record(1001);

    assertThat(Tub.open(folder(), Strictness.STRICT).records()).hasSize(1001);
    assertThat(text("manifest.json"))
        .contains("\"paths\": [\"catalog_0.catalog\", \"catalog_1.catalog\"]");
    assertThat(text("catalog_0.catalog")).hasLineCount(1000);
    assertThat(text("catalog_1.catalog")).startsWith("{\"_index\": 1000,");
    assertThat(text("catalog_1.catalog_manifest")).endsWith("\"start_index\": 1000}\n");
  }

  @Test
  void appends_a_new_session_to_a_tub_and_leaves_the_old_bytes() throws IOException {
    record(2);
    String before = text("catalog_0.catalog");

    record(1);

    assertThat(text("catalog_0.catalog"))
        .startsWith(before + "{\"_index\": 2, \"_session_id\": \"26-01-01_1\"");
    assertThat(text("manifest.json"))
        .contains("\"all_full_ids\": [\"26-01-01_0\", \"26-01-01_1\"], \"last_id\": 1")
        .contains("\"current_index\": 3");
    assertThat(text("catalog_0.catalog_manifest").split(",", -1)).hasSize(6);
    assertThat(Tub.open(folder(), Strictness.STRICT).records()).hasSize(3);
  }

  @Test
  void appends_to_a_tub_of_donkeycar_and_keeps_its_deletions_and_sessions() throws IOException {
    new TubFixture(folder())
        .catalog("catalog_0.catalog", TubFixture.lines(0, 3))
        .images(0, 3)
        .manifestLines(
            "{\"paths\": [\"catalog_0.catalog\"], \"current_index\": 3, \"max_len\": 3,"
                + " \"deleted_indexes\": [1]}\n");

    record(1);

    assertThat(Tub.open(folder(), Strictness.STRICT).records())
        .extracting(TubRecord::index)
        .containsExactly(0, 2, 3);
    assertThat(text("manifest.json"))
        .contains(
            "{\"created_at\": 1700000000.25, \"sessions\": {\"all_full_ids\": [\"26-01-01_1\"]")
        .contains("[\"catalog_0.catalog\", \"catalog_1.catalog\"], \"current_index\": 4");
  }

  @Test
  void a_writer_without_a_record_leaves_the_tub_as_it_was() throws IOException {
    record(2);
    String before = text("manifest.json");

    record(0);

    assertThat(text("manifest.json")).isEqualTo(before);
  }

  @Test
  void names_the_session_by_the_local_date() throws IOException {
    try (TubWriter writer = TubWriter.open(folder(), clock, ZoneId.of("America/New_York"), 90)) {
      writer.write(frame, 0, 0, "user");
    }

    assertThat(text("catalog_0.catalog")).contains("\"_session_id\": \"25-12-31_0\"");
  }

  @Test
  void refuses_a_folder_that_holds_something_else() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("thesis.txt"), "five years of work");

    assertThatThrownBy(this::writer)
        .isInstanceOf(TubException.class)
        .hasMessage(folder() + ": holds files but no manifest.json, expected a tub or nothing");
  }

  @Test
  void refuses_a_tub_without_the_inputs_it_writes() throws IOException {
    TubFixture.sound(folder(), 1);
    Files.writeString(
        folder().resolve("manifest.json"), text("manifest.json").replace("user/mode", "mode"));

    assertThatThrownBy(this::writer)
        .isInstanceOf(TubException.class)
        .hasMessageContaining("manifest.json:1: no input user/mode, expected");
  }

  @Test
  void refuses_values_that_json_cannot_hold_and_goes_on() {
    try (TubWriter writer = writer()) {
      assertThatThrownBy(() -> writer.write(frame, Double.NaN, 0, "user"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("steering = NaN, expected a finite number");
      writer.write(frame, 0, 0, "user");
    }

    assertThat(Tub.open(folder(), Strictness.STRICT).records()).hasSize(1);
  }

  @Test
  void stops_for_good_after_a_failed_write_and_leaves_a_sound_tub_S3(TestReporter reporter)
      throws IOException {
    TubWriter writer = writer();
    writer.write(frame, 0, 0, "user");
    Path images = folder().resolve("images");
    Files.move(images, folder().resolve("elsewhere"));

    assertThatThrownBy(() -> writer.write(frame, 0, 0, "user"))
        .isInstanceOf(TubException.class)
        .hasMessageContaining("cannot write a record");
    Files.move(folder().resolve("elsewhere"), images);
    assertThatThrownBy(() -> writer.write(frame, 0, 0, "user"))
        .hasMessage(folder() + ": recording has stopped after a failed write");
    writer.close();
    writer.close();

    assertThat(Tub.open(folder(), Strictness.STRICT).records()).hasSize(1);

    Faults.report(
        reporter,
        "S3",
        "the folder of pictures goes away",
        "recording stops; the tub opens with "
            + Tub.open(folder(), Strictness.STRICT).records().size()
            + " record");
  }
}
