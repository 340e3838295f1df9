package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class ReliabilityWatchTest {
  private static final long MILLI = 1_000_000L;
  private static final long FRAME = 50 * MILLI;
  private static final int CAUTION = 16_000;
  private static final int RELEASE = 8_000;
  private static final int GOOD = 30_000;
  private static final int DOUBT = 12_000;
  private static final int BAD = 100;

  private final ReliabilityWatch watch = new ReliabilityWatch();
  private long now = -5 * FRAME;

  private void note(int reliability, int frames) {
    for (int i = 0; i < frames; i++) {
      now += FRAME;
      watch.note(now, reliability, CAUTION, RELEASE);
    }
  }

  @Test
  void a_place_it_does_not_know_caps_and_then_releases_within_a_second_C19(TestReporter reporter) {
    note(GOOD, 40);
    long began = now + FRAME;
    long capped = -1;
    long released = -1;
    for (int i = 0; i < 40 && released < 0; i++) {
      note(BAD, 1);
      capped = capped < 0 && watch.caution() == Caution.UNSURE ? now - began : capped;
      released = watch.fault(now) == Release.PLACE_UNKNOWN ? now - began : released;
    }

    assertThat(capped).isBetween(200 * MILLI, 300 * MILLI);
    assertThat(released).isBetween(800 * MILLI, 1000 * MILLI);
    Faults.report(
        reporter,
        "C19",
        "the network's reliability falls below both limits and stays there",
        "throttle capped after %d ms, neutral after %d ms"
            .formatted(capped / MILLI, released / MILLI));
  }

  @Test
  void a_short_glitch_is_not_seen_C19(TestReporter reporter) {
    int longest = 0;
    for (int frames = 1; frames < 10; frames++) {
      note(GOOD, 40);
      boolean seen = false;
      for (int i = 0; i < frames; i++) {
        note(BAD, 1);
        seen |= watch.caution() != Caution.NONE;
      }
      longest = seen ? longest : frames;
    }

    assertThat(longest).isEqualTo(5);
    Faults.report(
        reporter,
        "C19",
        "single frames that are not like the training place",
        "nothing for up to %d frames in a row at 20 Hz".formatted(longest));
  }

  @Test
  void doubt_caps_but_never_releases() {
    note(DOUBT, 200);

    assertThat(watch.caution()).isEqualTo(Caution.UNSURE);
    assertThat(watch.fault(now)).isEqualTo(Release.NONE);
  }

  @Test
  void a_known_place_takes_both_back() {
    note(BAD, 40);
    note(GOOD, 6);

    assertThat(watch.caution()).isEqualTo(Caution.NONE);
    assertThat(watch.fault(now)).isEqualTo(Release.NONE);
  }

  @Test
  void the_first_frames_alone_decide_nothing() {
    note(BAD, 5);

    assertThat(watch.caution()).isEqualTo(Caution.NONE);
  }

  @Test
  void a_car_that_starts_in_another_place_is_stopped_within_a_second() {
    note(BAD, 20);

    assertThat(watch.fault(now)).isEqualTo(Release.PLACE_UNKNOWN);
  }

  @Test
  void more_frames_than_it_can_hold_still_give_the_median() {
    for (int i = 0; i < 1000; i++) {
      now += MILLI;
      watch.note(now, i % 3 == 0 ? BAD : GOOD, CAUTION, RELEASE);
    }

    assertThat(watch.caution()).isEqualTo(Caution.NONE);
  }

  @Test
  void a_reset_forgets() {
    note(BAD, 40);
    watch.reset();
    note(BAD, 1);

    assertThat(watch.caution()).isEqualTo(Caution.NONE);
    assertThat(watch.fault(now)).isEqualTo(Release.NONE);
  }
}
