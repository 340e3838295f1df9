package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;

class FrameTest {

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"1, 1", "4096, 1", "1, 4096", "160, 120"})
  void holds_bgr_pixels_of_its_size(int width, int height) {
    try (Frame frame = new Frame(width, height)) {
      assertThat(frame.width()).isEqualTo(width);
      assertThat(frame.height()).isEqualTo(height);
      assertThat(frame.pixels().cols()).isEqualTo(width);
      assertThat(frame.pixels().rows()).isEqualTo(height);
      assertThat(frame.pixels().type()).isEqualTo(CvType.CV_8UC3);
    }
  }

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"0, 120", "160, 0", "-1, 120", "4097, 120", "160, 4097", "-2147483648, 2147483647"})
  void a_side_out_of_range_is_refused(int width, int height) {
    assertThatThrownBy(() -> new Frame(width, height))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("frame (width|height) = -?\\d+, expected 1\\.\\.4096");
  }

  @Test
  void knows_when_and_as_which_picture_it_was_taken() {
    try (Frame frame = new Frame(8, 8)) {
      frame.stamp(123L, 7);

      assertThat(frame.captureNanos()).isEqualTo(123);
      assertThat(frame.sequence()).isEqualTo(7);
    }
  }
}
