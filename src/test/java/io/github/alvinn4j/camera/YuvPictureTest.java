package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.AllocatedBytes;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YuvPictureTest {
  private static final PictureFormat DONKEYCAR = new PictureFormat(160, 120, 20, false);

  @ParameterizedTest
  @CsvSource({"160, 160", "160, 192", "160, 256", "2, 64", "320, 384"})
  void the_conversion_is_that_of_the_jpeg_standard(int width, int stride) {
    YuvLayout layout = new YuvLayout(width, 6, stride);
    byte[] bytes = new byte[layout.bytes()];
    new Random(11).nextBytes(bytes);
    byte[] bgr = new byte[width * 6 * 3];
    try (YuvPicture picture = new YuvPicture(layout);
        Frame frame = new Frame(width, 6)) {
      picture.convert(bytes, frame.pixels());
      frame.copyTo(bgr);
    }

    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < width; column++) {
        int y = bytes[row * stride + column] & 0xff;
        int chroma = row / 2 * (stride / 2) + column / 2;
        int u = (bytes[6 * stride + chroma] & 0xff) - 128;
        int v = (bytes[6 * stride * 5 / 4 + chroma] & 0xff) - 128;
        int at = (row * width + column) * 3;
        assertLevel(bgr[at], y + 1.772 * u);
        assertLevel(bgr[at + 1], y - 0.344136 * u - 0.714136 * v);
        assertLevel(bgr[at + 2], y + 1.402 * v);
      }
    }
  }

  private static void assertLevel(byte level, double expected) {
    assertThat((double) (level & 0xff)).isCloseTo(Math.clamp(expected, 0, 255), within(1.0));
  }

  @Test
  void black_and_white_keep_their_levels() {
    YuvLayout layout = new YuvLayout(2, 2, 2);
    try (YuvPicture picture = new YuvPicture(layout);
        Frame frame = new Frame(2, 2)) {
      byte[] bytes = {0, (byte) 255, 1, (byte) 254, (byte) 128, (byte) 128};

      picture.convert(bytes, frame.pixels());

      byte[] bgr = new byte[12];
      frame.copyTo(bgr);
      assertThat(bgr).containsExactly(0, 0, 0, 255, 255, 255, 1, 1, 1, 254, 254, 254);
    }
  }

  @Test
  void converting_allocates_nothing_and_keeps_the_frames_memory() {
    byte[] bytes = new byte[new YuvLayout(160, 120, 192).bytes()];
    Arrays.fill(bytes, (byte) 90);
    try (YuvPicture picture = new YuvPicture(new YuvLayout(160, 120, 192));
        Frame frame = new Frame(160, 120)) {
      long address = frame.pixels().dataAddr();

      assertThat(AllocatedBytes.of(() -> picture.convert(bytes, frame.pixels()))).isZero();

      assertThat(frame.pixels().dataAddr()).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @CsvSource({"160, 28800", "192, 34560", "256, 46080"})
  void the_padding_follows_from_the_length_of_a_picture(int stride, int bytes) {
    assertThat(YuvLayout.of("camera", DONKEYCAR, bytes).stride()).isEqualTo(stride);
  }

  // A Raspberry Pi 5 has been seen to give 128x120 when it was asked for 160x120.
  @Test
  void a_length_that_fits_no_padding_is_refused() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(() -> YuvLayout.of("camera x", DONKEYCAR, 128 * 120 * 3 / 2))
        .withMessage(
            "camera x: a picture of 23040 bytes, expected 28800 or 34560 or 46080 for 160x120"
                + " pixels: does it offer another size?");
  }

  @Test
  void odd_sides_are_refused() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(() -> new YuvLayout(161, 120, 192))
        .withMessage("pictures of 161x120, expected even sides");
  }
}
