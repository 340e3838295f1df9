package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.CameraMount;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencv.core.Mat;

class GroundCameraTest {
  private static final int WIDTH = 160;
  private static final int HEIGHT = 120;

  private final Track track = Profiles.track("reinvent_base");
  private final RoadTexture texture =
      new RoadTexture(track, RoadStyle.outdoor(), new SplittableRandom(1));
  private final CameraMount mount = Profiles.car().camera();
  private final Pinhole pinhole = Pinhole.of(mount);
  private final GroundCamera camera = new GroundCamera(mount, texture, RoadStyle.outdoor());
  private final Frame frame = new Frame(WIDTH, HEIGHT);
  private final byte[] road = bytes(texture.level(0));
  private final TrackPosition place = new TrackPosition();

  @AfterEach
  void free() {
    frame.close();
    camera.close();
    texture.close();
  }

  private static byte[] bytes(Mat mat) {
    byte[] bytes = new byte[(int) (mat.total() * 3)];
    mat.get(0, 0, bytes);
    return bytes;
  }

  private byte[] seenFrom(double arcMeters) {
    track.at(arcMeters, place);
    camera.render(
        track.xMeters(arcMeters, 0), track.yMeters(arcMeters, 0), place.headingRadians(), frame);
    return bytes(frame.pixels());
  }

  // The plain twin: shoots `samples` x `samples` rays through a pixel and averages single texels.
  private double plain(double arcMeters, int column, int row, int channel, int samples) {
    track.at(arcMeters, place);
    double sum = 0;
    for (int i = 0; i < samples * samples; i++) {
      double u = column - 0.5 + (i % samples + 0.5) / samples;
      int line = i / samples;
      double v = row - 0.5 + (line + 0.5) / samples;
      double b = (v - (HEIGHT - 1) / 2.0) / pinhole.focalPixels();
      double down = pinhole.sin() + b * pinhole.cos();
      double ahead = mount.heightMeters() * (pinhole.cos() - b * pinhole.sin()) / down;
      double right = mount.heightMeters() * (u - (WIDTH - 1) / 2.0) / pinhole.focalPixels() / down;
      double cos = StrictMath.cos(place.headingRadians());
      double sin = StrictMath.sin(place.headingRadians());
      double x = track.xMeters(arcMeters, 0) + ahead * cos + right * sin;
      double y = track.yMeters(arcMeters, 0) + ahead * sin - right * cos;
      int texelColumn = (int) ((x - texture.minXMeters()) / RoadTexture.TEXEL_METERS);
      int texelRow = (int) ((texture.maxYMeters() - y) / RoadTexture.TEXEL_METERS);
      sum += road[(texelRow * texture.level(0).cols() + texelColumn) * 3 + channel] & 0xFF;
    }
    return sum / (samples * samples);
  }

  private double meanError(int firstRow, int lastRow, int samples) {
    double sum = 0;
    int count = 0;
    for (double arc = 0.1; arc < track.lengthMeters(); arc += 2.3) {
      byte[] seen = seenFrom(arc);
      for (int row = firstRow; row <= lastRow; row++) {
        // Far rays at the sides leave the texture; the middle half never does.
        for (int column = WIDTH / 4; column < WIDTH * 3 / 4; column += 3) {
          double expected = plain(arc, column, row, 1, samples);
          sum += Math.abs((seen[(row * WIDTH + column) * 3 + 1] & 0xFF) - expected);
          count++;
        }
      }
    }
    return sum / count;
  }

  @Test
  void near_rows_agree_with_a_plain_projection() {
    assertThat(meanError(80, 119, 8)).as("grey levels").isLessThan(1.5);
  }

  @Test
  void far_rows_agree_with_a_plain_average_over_each_pixel() {
    assertThat(meanError(41, 55, 16)).as("grey levels").isLessThan(2);
  }

  @Test
  void far_rows_do_not_flicker_within_a_centimeter_of_travel() {
    double sum = 0;
    int count = 0;
    byte[] before = seenFrom(0);
    for (int step = 1; step <= 100; step++) {
      byte[] now = seenFrom(step * 0.01);
      for (int at = 34 * WIDTH * 3; at < 44 * WIDTH * 3; at++) {
        sum += Math.abs((now[at] & 0xFF) - (before[at] & 0xFF));
        count++;
      }
      before = now;
    }

    assertThat(sum / count).as("mean change of the ten farthest rows").isBetween(0.1, 1.0);
  }

  @Test
  void a_frame_costs_no_heap_but_for_a_sine_and_a_cosine() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    seenFrom(0);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      camera.render(1, 2, 0.001 * i, frame);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    // StrictMath's own sine and cosine take 32 bytes each; nothing else may.
    assertThat(bytes / 1000).as("bytes per frame").isLessThanOrEqualTo(64);
  }

  @Test
  void above_the_horizon_is_wall_whatever_the_place() {
    byte[] here = seenFrom(0);
    byte[] there = seenFrom(9);
    int horizon =
        (int) (pinhole.centerRow() - pinhole.focalPixels() * pinhole.sin() / pinhole.cos());

    for (int row = 0; row <= horizon; row++) {
      for (int at = row * WIDTH * 3; at < (row + 1) * WIDTH * 3; at++) {
        assertThat(here[at]).as("row %d", row).isEqualTo(there[at]);
      }
    }
    assertThat(horizon).isEqualTo(32);
  }

  @Test
  void a_car_to_the_left_of_the_line_sees_the_dashes_on_its_right() {
    track.at(0.5, place);
    camera.render(
        track.xMeters(0.5, -0.1), track.yMeters(0.5, -0.1), place.headingRadians(), frame);
    byte[] seen = bytes(frame.pixels());

    double weighted = 0;
    double weights = 0;
    for (int row = 50; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        int at = (row * WIDTH + column) * 3;
        int yellow = (seen[at + 2] & 0xFF) - (seen[at] & 0xFF);
        if (yellow > 80) {
          weighted += column;
          weights++;
        }
      }
    }
    assertThat(weights).isGreaterThan(20);
    assertThat(weighted / weights).isGreaterThan(WIDTH / 2 + 10);
  }
}
