package io.github.alvinn4j.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.OpenCv;
import io.github.alvinn4j.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/// A real drive: the right pictures with the right angles, in the right order, with the right sign.
final class CircuitLaunchTest {
  private final Tub tub = Tub.open(TubFixture.circuitLaunch(), Strictness.STRICT);

  @Test
  void reads_every_record_without_a_problem() {
    assertThat(tub.records()).hasSize(400);
    assertThat(tub.problems()).isEmpty();
    assertThat(tub.width()).isEqualTo(160);
    assertThat(tub.height()).isEqualTo(120);
    assertThat(tub.records().getFirst().steering()).isEqualTo(0.2986039775370604);
    assertThat(tub.records().getFirst().session()).isEmpty();
  }

  /// The scene moves left when the car steers right, five frames later (250 ms at 20 Hz): a reader
  /// with the wrong order, pairing or sign loses this correlation.
  @Test
  void the_scene_moves_against_the_steering_five_frames_later() {
    List<Double> steering = new ArrayList<>();
    List<Double> shiftPixels = new ArrayList<>();

    playShifts(steering, shiftPixels);

    int peak = 0;
    for (int lag = -10; lag <= 15; lag++) {
      if (correlation(steering, shiftPixels, lag) < correlation(steering, shiftPixels, peak)) {
        peak = lag;
      }
    }
    assertThat(correlation(steering, shiftPixels, peak)).isLessThan(-0.85);
    assertThat(peak).isCloseTo(5, within(1));
  }

  private void playShifts(List<Double> steering, List<Double> shiftPixels) {
    OpenCv.load();
    Mat grey = new Mat();
    Mat before = new Mat();
    Mat now = new Mat();
    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());
        Frame frame = new Frame(160, 120)) {
      while (source.read(frame)) {
        Imgproc.cvtColor(frame.pixels(), grey, Imgproc.COLOR_BGR2GRAY);
        Mat upperHalf = grey.rowRange(0, 60);
        upperHalf.convertTo(now, CvType.CV_32F);
        upperHalf.release();
        shiftPixels.add(before.empty() ? 0.0 : Imgproc.phaseCorrelate(before, now).x);
        steering.add(source.current().steering());
        now.copyTo(before);
      }
    } finally {
      grey.release();
      before.release();
      now.release();
    }
  }

  /// Pearson's correlation of the steering with the shift `lag` frames later.
  private static double correlation(List<Double> steering, List<Double> shift, int lag) {
    int from = Math.max(1, -lag);
    int to = Math.min(steering.size(), steering.size() - lag);
    double n = to - from;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double syy = 0;
    double sxy = 0;
    for (int i = from; i < to; i++) {
      double x = steering.get(i);
      double y = shift.get(i + lag);
      sx += x;
      sy += y;
      sxx += x * x;
      syy += y * y;
      sxy += x * y;
    }
    return (sxy - sx * sy / n) / Math.sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
  }

  @Test
  void decodes_every_picture() {
    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());
        Frame frame = new Frame(160, 120)) {
      int frames = 0;
      while (source.read(frame)) {
        assertThat(Core.mean(frame.pixels()).val[1]).isBetween(20.0, 235.0);
        frames++;
      }
      assertThat(frames).isEqualTo(400);
      assertThat(source.skippedFrames()).isZero();
    }
  }
}
