package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.AllocatedBytes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Scalar;

final class TornPictureTest {
  private final TornPicture torn = new TornPicture(160, 120);
  private final Frame frame = noise();

  private static Frame noise() {
    Frame frame = new Frame(160, 120);
    byte[] bgr = new byte[160 * 120 * 3];
    new Random(5).nextBytes(bgr);
    frame.pixels().put(0, 0, bgr);
    return frame;
  }

  @Test
  void a_whole_picture_passes() {
    assertThat(torn.isTorn(frame.pixels())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"119, 120", "60, 120", "28, 46", "0, 120"})
  void rows_of_one_colour_are_a_missing_part(int from, int to) {
    frame.pixels().rowRange(from, to).setTo(new Scalar(0, 135, 0));

    assertThat(torn.isTorn(frame.pixels())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0", "15", "240", "255"})
  void the_dark_and_the_sun_are_not_a_missing_part(int level) {
    frame.pixels().setTo(Scalar.all(level));

    assertThat(torn.isTorn(frame.pixels())).isFalse();
  }

  @Test
  void one_other_pixel_makes_a_row_real() {
    frame.pixels().row(119).setTo(new Scalar(0, 135, 0));
    frame.pixels().put(119, 159, new byte[] {0, (byte) 136, 0});

    assertThat(torn.isTorn(frame.pixels())).isFalse();
  }

  @Test
  void looking_allocates_nothing() {
    assertThat(AllocatedBytes.of(() -> torn.isTorn(frame.pixels()))).isZero();
  }
}
