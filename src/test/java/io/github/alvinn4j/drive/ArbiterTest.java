package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArbiterTest {
  private static final int HIGH = 26_000;
  private static final int LOW = 18_000;

  private final Arbiter arbiter = new Arbiter(2);

  private int frame(int first, int second) {
    arbiter.hear(0, first);
    arbiter.hear(1, second);
    return arbiter.decide();
  }

  @Test
  void the_most_reliable_one_steers_from_the_first_frame_on() {
    assertThat(frame(LOW, HIGH)).isEqualTo(1);
  }

  @Test
  void the_first_one_steers_when_all_are_alike() {
    assertThat(frame(HIGH, HIGH)).isZero();
    assertThat(frame(HIGH, HIGH)).isZero();
  }

  @Test
  void another_takes_over_after_its_frames_and_no_sooner() {
    frame(HIGH, LOW);
    int frames = 1;
    while (frame(LOW, HIGH) == 0) {
      frames++;
    }

    // Smoothing has the two cross in the third frame.
    assertThat(frames).isBetween(Arbiter.FRAMES, Arbiter.FRAMES + 3);
  }

  @Test
  void who_is_better_by_less_than_the_margin_never_takes_over() {
    frame(HIGH, HIGH);
    for (int i = 0; i < 1000; i++) {
      assertThat(frame(HIGH - Arbiter.MARGIN_Q15 + 1, HIGH)).isZero();
    }
  }

  @Test
  void a_few_bad_frames_do_not_cost_the_wheel() {
    frame(HIGH, LOW);
    for (int burst = 0; burst < 100; burst++) {
      for (int i = 0; i < 3; i++) {
        assertThat(frame(LOW, HIGH)).isZero();
      }
      for (int i = 0; i < 10; i++) {
        assertThat(frame(HIGH, LOW)).isZero();
      }
    }
  }

  @Test
  void the_wheel_is_never_handed_on_within_the_frames_of_the_last_time() {
    SplittableRandom random = new SplittableRandom(3);
    int last = frame(HIGH, HIGH);
    int since = Arbiter.FRAMES;
    int handed = 0;
    for (int i = 0; i < 100_000; i++) {
      int now = frame(random.nextInt(32_768), random.nextInt(32_768));
      since++;
      if (now != last) {
        assertThat(since)
            .as("frames since the last change, seed 3, frame %d", i)
            .isGreaterThanOrEqualTo(Arbiter.FRAMES);
        since = 0;
        handed++;
      }
      last = now;
    }
    assertThat(handed).isPositive();
  }

  @Test
  void of_three_the_best_takes_over() {
    Arbiter three = new Arbiter(3);
    for (int i = 0; i < 30; i++) {
      three.hear(0, i == 0 ? HIGH : LOW);
      three.hear(1, i == 0 ? LOW : HIGH - 3000);
      three.hear(2, i == 0 ? LOW : HIGH);
      three.decide();
    }

    assertThat(three.decide()).isEqualTo(2);
  }

  @Test
  void forgets_what_it_was_warmed_up_with() {
    frame(LOW, HIGH);

    arbiter.forget();

    assertThat(frame(HIGH, LOW)).isZero();
  }
}
