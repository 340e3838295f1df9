package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class FrameWatchTest {
  private static final SignalRow CAMERA = SignalTable.of(30, 100).row(Signal.CAMERA);

  private long sequence;
  private long fingerprint;

  private Release judge(FrameWatch watch, int darkest, int brightest) {
    return watch.judge(sequence++, darkest, brightest, fingerprint++);
  }

  @Test
  void five_black_pictures_are_a_fault_and_five_good_ones_end_it() {
    FrameWatch watch = new FrameWatch(CAMERA, true);
    for (int picture = 0; picture < 4; picture++) {
      assertThat(judge(watch, 0, 15)).isEqualTo(Release.NONE);
    }
    assertThat(judge(watch, 0, 15)).isEqualTo(Release.FRAME_DARK);

    for (int picture = 0; picture < 4; picture++) {
      assertThat(judge(watch, 0, 16)).isEqualTo(Release.FRAME_DARK);
    }
    assertThat(judge(watch, 0, 16)).isEqualTo(Release.NONE);
  }

  @Test
  void one_good_picture_among_black_ones_begins_the_count_again() {
    FrameWatch watch = new FrameWatch(CAMERA, true);

    for (int picture = 0; picture < 40; picture++) {
      assertThat(judge(watch, 0, picture % 5 == 4 ? 200 : 15)).isEqualTo(Release.NONE);
    }
  }

  @Test
  void five_white_pictures_are_a_fault() {
    FrameWatch watch = new FrameWatch(CAMERA, true);
    for (int picture = 0; picture < 4; picture++) {
      assertThat(judge(watch, 240, 255)).isEqualTo(Release.NONE);
    }

    assertThat(judge(watch, 240, 255)).isEqualTo(Release.FRAME_BRIGHT);
  }

  @Test
  void three_equal_pictures_are_a_frozen_camera_C2(TestReporter reporter) {
    FrameWatch watch = new FrameWatch(CAMERA, true);
    assertThat(watch.judge(1, 10, 200, 77)).isEqualTo(Release.NONE);
    assertThat(watch.judge(2, 10, 200, 77)).isEqualTo(Release.NONE);

    Release third = watch.judge(3, 10, 200, 77);
    assertThat(third).isEqualTo(Release.FRAME_FROZEN);
    Faults.report(
        reporter,
        "C2",
        "the same picture again and again, with new times",
        "the third lets the throttle go (%s): 100 ms at 30 Hz".formatted(third));
  }

  @Test
  void a_camera_without_noise_is_never_frozen() {
    FrameWatch watch = new FrameWatch(CAMERA, false);

    for (int picture = 0; picture < 10; picture++) {
      assertThat(watch.judge(picture, 10, 200, 77)).isEqualTo(Release.NONE);
    }
  }

  @Test
  void the_same_picture_again_is_not_judged_twice() {
    FrameWatch watch = new FrameWatch(CAMERA, true);

    for (int time = 0; time < 10; time++) {
      assertThat(watch.judge(1, 10, 200, 77)).isEqualTo(Release.NONE);
    }
  }
}
