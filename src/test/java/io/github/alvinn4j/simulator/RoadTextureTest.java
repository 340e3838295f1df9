package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class RoadTextureTest {
  private final Track track = Profiles.track("reinvent_base");

  private RoadTexture painted(RoadStyle style, long seed) {
    return new RoadTexture(track, style, new SplittableRandom(seed));
  }

  // Mean colour, blue green red, along the track at an offset.
  private double[] along(RoadTexture texture, double lateralMeters) {
    double[] mean = new double[3];
    int count = 0;
    for (double arc = 0; arc < track.lengthMeters(); arc += 0.01) {
      double x = track.xMeters(arc, lateralMeters) - texture.minXMeters();
      double y = texture.maxYMeters() - track.yMeters(arc, lateralMeters);
      double[] texel =
          texture
              .level(0)
              .get((int) (y / RoadTexture.TEXEL_METERS), (int) (x / RoadTexture.TEXEL_METERS));
      for (int c = 0; c < 3; c++) {
        mean[c] += texel[c];
      }
      count++;
    }
    for (int c = 0; c < 3; c++) {
      mean[c] /= count;
    }
    return mean;
  }

  @Test
  void has_dark_asphalt_white_edges_and_green_ground() {
    try (RoadTexture texture = painted(RoadStyle.outdoor(), 1)) {
      assertThat(along(texture, 0.2)[1]).as("asphalt").isCloseTo(71, within(4.0));
      assertThat(along(texture, 0.363)[0]).as("right edge").isGreaterThan(180);
      assertThat(along(texture, -0.363)[0]).as("left edge").isGreaterThan(180);
      double[] ground = along(texture, 0.5);
      assertThat(ground[1]).as("green").isGreaterThan(ground[0] + 30).isGreaterThan(ground[2] + 15);
    }
  }

  @Test
  void half_of_the_centre_line_is_dashes_unless_they_are_left_out() {
    try (RoadTexture dashed = painted(RoadStyle.outdoor(), 1);
        RoadTexture plain = painted(RoadStyle.outdoor().withoutDashes(), 1)) {
      double[] asphalt = along(plain, 0);

      assertThat(asphalt[2]).as("red without dashes").isCloseTo(69, within(4.0));
      assertThat(along(dashed, 0)[2] - asphalt[2])
          .as("red above asphalt")
          .isCloseTo((0xE9 - 0x45) * 0.92 / 2, within(8.0));
    }
  }

  @Test
  void the_seed_alone_decides_the_look() {
    try (RoadTexture one = painted(RoadStyle.indoor(), 1);
        RoadTexture same = painted(RoadStyle.indoor(), 1);
        RoadTexture other = painted(RoadStyle.indoor(), 2)) {
      for (int level = 0; level < RoadTexture.LEVELS; level++) {
        assertThat(Core.norm(one.level(level), same.level(level), Core.NORM_INF)).isZero();
      }
      assertThat(Core.norm(one.level(0), other.level(0), Core.NORM_INF)).isGreaterThan(10);
    }
  }

  @Test
  void each_level_is_half_as_large_and_as_bright_as_the_one_before() {
    try (RoadTexture texture = painted(RoadStyle.outdoor(), 1)) {
      Scalar mean = Core.mean(texture.level(0));
      for (int level = 1; level < RoadTexture.LEVELS; level++) {
        Mat small = texture.level(level);
        assertThat(small.cols()).isEqualTo(texture.level(0).cols() >> level);
        // OpenCV rounds a mean of four half up: an eighth of a grey level brighter each time.
        assertThat(Core.mean(small).val[1]).isCloseTo(mean.val[1] + 0.125 * level, within(0.1));
      }
    }
  }
}
