package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.camera.OpenCv;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

class AreaReductionTest {

  @ParameterizedTest(name = "{0}x{1} to {2}x{3}")
  @CsvSource({
    "1, 1, 1, 1",
    "4096, 1, 1, 1",
    "1, 4096, 1, 1",
    "2, 2, 1, 1",
    "3, 3, 2, 2",
    "128, 128, 128, 128",
    "129, 255, 128, 128",
    "160, 96, 32, 30",
    "160, 120, 32, 30",
    "33, 31, 32, 30",
    "640, 480, 45, 7"
  })
  void every_pixel_is_the_mean_of_what_it_covers_exactly(
      int width, int height, int columns, int rows) {
    byte[] bgr = noise(width * height * 3);

    assertThat(reduced(bgr, width, height, columns, rows))
        .isEqualTo(bytes(PlainPreprocessor.reduced(bgr, width, 0, height, rows, columns)));
  }

  @ParameterizedTest(name = "level {0}")
  @ValueSource(ints = {0, 1, 127, 128, 254, 255})
  void the_largest_picture_keeps_its_level(int level) {
    byte[] bgr = new byte[4096 * 4096 * 3];
    Arrays.fill(bgr, (byte) level);

    assertThat(reduced(bgr, 4096, 4096, 1, 1)).containsOnly((byte) level);
    assertThat(reduced(bgr, 4096, 4096, 127, 128)).containsOnly((byte) level);
  }

  @Test
  void a_half_is_rounded_up() {
    byte[] black = {0, 1, 2};
    byte[] grey = {1, 2, 3};
    byte[] bgr = {black[0], black[1], black[2], grey[0], grey[1], grey[2]};

    assertThat(reduced(bgr, 2, 1, 1, 1)).containsExactly(1, 2, 3);
    assertThat(reduced(bgr, 1, 2, 1, 1)).containsExactly(1, 2, 3);
  }

  @Test
  void opencv_differs_by_one_level_at_most() {
    byte[] bgr = noise(160 * 96 * 3);
    OpenCv.load();
    var picture = new Mat(96, 160, CvType.CV_8UC3);
    var small = new Mat();
    byte[] opencvs = new byte[32 * 30 * 3];
    picture.put(0, 0, bgr);
    Imgproc.resize(picture, small, new Size(32, 30), 0, 0, Imgproc.INTER_AREA);
    small.get(0, 0, opencvs);

    byte[] ours = reduced(bgr, 160, 96, 32, 30);

    for (int i = 0; i < ours.length; i++) {
      assertThat((ours[i] & 0xff) - (opencvs[i] & 0xff)).as("%d", i).isBetween(-1, 1);
    }
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static byte[] reduced(byte[] bgr, int width, int height, int columns, int rows) {
    byte[] reduced = new byte[rows * columns * 3];
    new AreaReduction(width, height, columns, rows).reduce(bgr, reduced);
    return reduced;
  }

  private static byte[] bytes(int[] levels) {
    byte[] bytes = new byte[levels.length];
    for (int i = 0; i < levels.length; i++) {
      bytes[i] = (byte) levels[i];
    }
    return bytes;
  }
}
