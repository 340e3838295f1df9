package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.CameraException;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;

final class TubFrameSourceTest {
  private static final long PERIOD_NANOS = 50_000_000L;

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();

  private TubFrameSource play(Strictness strictness) {
    return new TubFrameSource(Tub.open(folder, strictness), 20, clock);
  }

  private static double level(Frame frame) {
    return Core.mean(frame.pixels()).val[0];
  }

  @Test
  void plays_each_record_with_its_own_picture_and_time() throws IOException {
    TubFixture.sound(folder, 3);
    clock.moveTo(7);

    try (TubFrameSource source = play(Strictness.STRICT);
        Frame frame = new Frame(source.width(), source.height())) {
      for (int i = 0; i < 3; i++) {
        assertThat(source.read(frame)).isTrue();

        assertThat(source.current().index()).isEqualTo(i);
        assertThat(level(frame)).isCloseTo(i, within(1.0));
        assertThat(frame.sequence()).isEqualTo(i);
        assertThat(frame.captureNanos()).isEqualTo(7 + i * PERIOD_NANOS);
        assertThat(clock.nanos()).isEqualTo(frame.captureNanos());
      }

      assertThat(source.read(frame)).isFalse();
      assertThat(source.hasCurrent()).isFalse();
    }
  }

  @Test
  void has_no_current_record_before_the_first_frame() throws IOException {
    TubFixture.sound(folder, 1);

    try (TubFrameSource source = play(Strictness.STRICT)) {
      assertThat(source.hasCurrent()).isFalse();
      assertThatThrownBy(source::current).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void resizes_a_picture_of_another_size() throws IOException {
    TubFixture.sound(folder, 2);
    new TubFixture(folder).image("1_cam_image_array_.jpg", TubFixture.jpeg(64, 48, 200));

    try (TubFrameSource source = play(Strictness.STRICT);
        Frame frame = new Frame(16, 12)) {
      source.read(frame);
      long address = frame.pixels().dataAddr();

      assertThat(source.read(frame)).isTrue();

      assertThat(level(frame)).isCloseTo(200, within(1.0));
      assertThat(frame.pixels().dataAddr()).as("the frame's own memory").isEqualTo(address);
    }
  }

  @Test
  void skips_and_reports_a_picture_that_is_cut_short_or_none_S7(TestReporter reporter)
      throws IOException {
    TubFixture.sound(folder, 4);
    byte[] jpeg = TubFixture.jpeg(16, 12, 1);
    new TubFixture(folder)
        .image("1_cam_image_array_.jpg", Arrays.copyOf(jpeg, jpeg.length - 5))
        .image("2_cam_image_array_.jpg", "no picture".getBytes(StandardCharsets.US_ASCII));

    try (TubFrameSource source = play(Strictness.TOLERANT);
        Frame frame = new Frame(16, 12)) {
      source.read(frame);
      source.read(frame);

      assertThat(source.current().index()).isEqualTo(3);
      assertThat(frame.captureNanos()).isEqualTo(3 * PERIOD_NANOS);
      assertThat(source.skippedFrames()).isEqualTo(2);
      assertThat(source.problems())
          .extracting(TubProblem::place)
          .containsExactly("images/1_cam_image_array_.jpg", "images/2_cam_image_array_.jpg");
      Faults.report(
          reporter,
          "S7",
          "a picture cut short, one that is none",
          source.skippedFrames() + " of 4 skipped and reported");
    }
  }

  @Test
  void a_strict_reader_fails_at_a_broken_picture() throws IOException {
    TubFixture.sound(folder, 2);
    new TubFixture(folder).image("1_cam_image_array_.jpg", new byte[100]);

    try (TubFrameSource source = play(Strictness.STRICT);
        Frame frame = new Frame(16, 12)) {
      source.read(frame);

      assertThatThrownBy(() -> source.read(frame))
          .isInstanceOf(CameraException.class)
          .hasMessage(folder + "/images/1_cam_image_array_.jpg: no JPEG or cut short");
    }
  }

  @Test
  void a_picture_cut_or_flipped_anywhere_never_breaks_the_replay_S7(TestReporter reporter)
      throws IOException {
    TubFixture.sound(folder, 2);
    byte[] jpeg = TubFixture.jpeg(16, 12, 90);
    Tub tub = Tub.open(folder, Strictness.TOLERANT);
    try (Frame frame = new Frame(16, 12)) {
      for (int i = 0; i < jpeg.length; i++) {
        byte[] flipped = jpeg.clone();
        flipped[i] ^= 0x10;
        new TubFixture(folder)
            .image("0_cam_image_array_.jpg", Arrays.copyOf(jpeg, i))
            .image("1_cam_image_array_.jpg", flipped);
        TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());

        int read = 0;
        while (source.read(frame)) {
          read++;
        }

        assertThat(read + source.skippedFrames()).as("frames, damage at byte %d", i).isEqualTo(2);
        assertThat(source.skippedFrames()).as("skipped, damage at byte %d", i).isPositive();
      }
    }

    Faults.report(
        reporter,
        "S7",
        "a picture cut, and one with a bit flipped, at each byte",
        "decoded or skipped and counted, the replay goes on");
  }

  @Test
  void skips_an_image_bomb_in_the_middle_of_a_drive_S8(TestReporter reporter) throws IOException {
    TubFixture.sound(folder, 2);
    byte[] bomb = TubFixture.jpeg(16, 12, 0);
    TubImages.setSize(bomb, 4096, 4096);
    new TubFixture(folder).image("1_cam_image_array_.jpg", bomb);

    try (TubFrameSource source = play(Strictness.TOLERANT);
        Frame frame = new Frame(16, 12)) {
      source.read(frame);

      assertThat(source.read(frame)).isFalse();
      assertThat(source.problems().getFirst().what())
          .isEqualTo("4096x4096 pixels, expected sides of 1..4096 and at most 4000000 pixels");
      Faults.report(
          reporter,
          "S8",
          "a picture that says 4096 x 4096 pixels in the middle of a drive",
          source.skippedFrames() + " skipped before it is decoded");
    }
  }

  @Test
  void skips_a_picture_that_vanished_after_opening_S11(TestReporter reporter) throws IOException {
    TubFixture.sound(folder, 2);

    try (TubFrameSource source = play(Strictness.TOLERANT);
        Frame frame = new Frame(16, 12)) {
      Files.delete(folder.resolve("images/0_cam_image_array_.jpg"));

      assertThat(source.read(frame)).isTrue();
      assertThat(source.current().index()).isEqualTo(1);
      Faults.report(
          reporter, "S11", "a picture vanishes after opening", source.skippedFrames() + " skipped");
    }
  }

  @Test
  void refuses_a_frame_of_another_size_and_an_absurd_rate() throws IOException {
    Tub tub = Tub.open(TubFixture.sound(folder, 1), Strictness.STRICT);

    try (TubFrameSource source = new TubFrameSource(tub, 20, clock);
        Frame frame = new Frame(12, 16)) {
      assertThatThrownBy(() -> source.read(frame))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("frame of 12x16 pixels, expected 16x12");
    }
    assertThatThrownBy(() -> new TubFrameSource(tub, 0, clock))
        .hasMessage("rateHertz = 0, expected 1..1000");
  }
}
