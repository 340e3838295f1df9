package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.vision.Retina;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmenterTest {
  private static final int[] LEVELS = {0, 32, 64, 96, 128, 160, 192, 224};

  @Test
  void without_augmentation_a_frame_is_learned_as_it_was_seen_and_nothing_is_drawn() {
    RandomGenerator nobody =
        () -> {
          throw new AssertionError("drawn");
        };
    Augmenter augmenter = new Augmenter(Augmentation.NONE, patterns(0.5f), 1, nobody);

    augmenter.take(0);

    assertThat(augmenter.inputs())
        .containsExactly(-1, -0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f);
    assertThat(augmenter.target()).containsExactly(0.5f);
  }

  @Test
  void a_shift_moves_every_row_and_repeats_its_edge() {
    float[] right = {1, 2, 3, 4, 5, 6, 7, 8};
    float[] left = right.clone();

    Augmenter.shift(right, 4, 1);
    Augmenter.shift(left, 4, -2);

    assertThat(right).containsExactly(1, 1, 2, 3, 5, 5, 6, 7);
    assertThat(left).containsExactly(3, 4, 4, 4, 7, 8, 8, 8);
  }

  @Test
  void the_label_follows_the_view_to_its_side_and_stops_at_full_lock() {
    Augmentation shifts = new Augmentation(2, 0.25f, 0);
    Augmenter augmenter = new Augmenter(shifts, patterns(0.6f), 1, new SplittableRandom(3));
    Set<String> seen = new HashSet<>();

    for (int i = 0; i < 200; i++) {
      augmenter.take(0);
      // The second pixel of the first row says how far the view went.
      seen.add(augmenter.inputs()[1] + " " + Math.round(100 * augmenter.target()[0]));
    }

    // To the left by two and one, not at all, to the right by one and two.
    assertThat(seen)
        .containsExactlyInAnyOrder("-0.25 10", "-0.5 35", "-0.75 60", "-1.0 85", "-1.0 100");
  }

  @Test
  void a_shifted_hill_stands_where_the_label_does() {
    Augmentation shifts = new Augmentation(3, 0.1f, 0);
    Augmenter augmenter = new Augmenter(shifts, patterns(0, 21), 21, new SplittableRandom(4));

    for (int i = 0; i < 100; i++) {
      augmenter.take(0);

      int peak = 0;
      for (int unit = 1; unit < 21; unit++) {
        peak = augmenter.target()[unit] > augmenter.target()[peak] ? unit : peak;
      }
      assertThat(peak).isBetween(7, 13);
      assertThat(augmenter.target()[peak]).isEqualTo(1, within(1e-6f));
    }
  }

  @Test
  void silent_inputs_are_as_many_as_asked_for_and_the_others_make_up_for_them() {
    Augmentation silence = new Augmentation(0, 0, 0.75f);
    Augmenter augmenter = new Augmenter(silence, patterns(0), 1, new SplittableRandom(5));
    int silent = 0;
    double sum = 0;

    for (int i = 0; i < 20_000; i++) {
      augmenter.take(0);
      silent += augmenter.inputs()[0] == 0 ? 1 : 0;
      sum += augmenter.inputs()[0];
    }

    assertThat(silent / 20_000.0).isEqualTo(0.75, within(0.01));
    assertThat(sum / 20_000).isEqualTo(-1, within(0.04));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0,   0,   shift_columns = -1",
    "1,  1.1, 0,   steering_per_column = 1.1",
    "1,  NaN, 0,   steering_per_column = NaN",
    "1,  0,  -0.1, silent_inputs = -0.1",
    "1,  0,   1,   silent_inputs = 1.0",
  })
  void refuses_values_out_of_range_by_name(
      int shift, float steering, float silent, String complaint) {
    assertThatThrownBy(() -> new Augmentation(shift, steering, silent))
        .hasMessageStartingWith(complaint + ", expected ");
  }

  @Test
  void a_shift_that_leaves_nothing_of_the_picture_is_refused() {
    assertThatThrownBy(
            () -> new Augmenter(new Augmentation(4, 0, 0), patterns(0), 1, new SplittableRandom(6)))
        .hasMessage("shift_columns = 4, expected 0..3");
  }

  private static Patterns patterns(float steering) {
    return patterns(steering, 1);
  }

  private static Patterns patterns(float steering, int outputs) {
    Retina retina = new Retina(2, 4);
    System.arraycopy(LEVELS, 0, retina.pixels(), 0, LEVELS.length);
    TrainingSet set = new TrainingSet(2, 4);
    set.add(retina, steering);
    return new Patterns(set, outputs);
  }
}
