package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternBufferTest {
  private static final int CAPACITY = 200;

  private static PatternBuffer buffer(double randomShare, long seed) {
    return new PatternBuffer(CAPACITY, 2, 30, randomShare, new SplittableRandom(seed));
  }

  private static float label(SplittableRandom random, double middle, double spread) {
    return (float) Math.clamp(middle + spread * (2 * random.nextDouble() - 1), -1.0, 1.0);
  }

  // Labels of a bend and of its views: on the whole to one side, some to the other.
  @ParameterizedTest(name = "bend of {0}, seed {1}")
  @CsvSource({"0.3, 1", "-0.3, 2", "0.2, 3", "0.1, 4", "-0.1, 5"})
  void the_mean_stays_near_straight_on_a_one_sided_drive(double bend, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    PatternBuffer buffer = buffer(0.25, seed);
    double furthest = 0;
    for (int i = 0; i < 20_000; i++) {
      buffer.add(new int[2], label(random, bend, 0.6));
      if (i >= 10 * CAPACITY) {
        furthest = Math.max(furthest, Math.abs(buffer.meanSteering()));
      }
    }

    assertThat(furthest).as("largest mean steering").isLessThan(0.05);
  }

  @Test
  void without_balancing_the_mean_goes_with_the_bend() {
    SplittableRandom random = new SplittableRandom(1);
    PatternBuffer buffer = buffer(1, 1);
    for (int i = 0; i < 20_000; i++) {
      buffer.add(new int[2], label(random, 0.3, 0.6));
    }

    assertThat(buffer.meanSteering()).isCloseTo(0.3, within(0.1));
  }

  // Whatever comes, a mistake is gone in bounded expected time: a mark is followed till it leaves.
  @ParameterizedTest(name = "a mistake of {0}")
  @ValueSource(floats = {-1, -0.5f, 0, 0.5f, 1})
  void every_pattern_leaves_in_bounded_expected_time(float mistake) {
    double randomShare = 0.25;
    double sum = 0;
    int trials = 200;
    for (int trial = 0; trial < trials; trial++) {
      SplittableRandom random = new SplittableRandom(trial);
      PatternBuffer buffer = buffer(randomShare, trial);
      for (int i = 0; i < CAPACITY - 1; i++) {
        buffer.add(new int[2], label(random, 0.3, 0.6));
      }
      int place = buffer.add(new int[2], mistake);
      int life = 0;
      int taken;
      do {
        taken = buffer.add(new int[2], label(random, 0.3, 0.6));
        life++;
      } while (taken != place);
      sum += life;
    }

    // Expected at most 200 / 0.25 = 800 with a standard error of 800 / sqrt(200) = 57.
    assertThat(sum / trials).as("patterns until it left").isLessThan(800 + 3 * 57);
  }

  @Test
  void a_pattern_comes_back_as_the_networks_inputs_and_a_hill() {
    PatternBuffer buffer = buffer(0.25, 1);
    int place = buffer.add(new int[] {0, 255}, 0.5f);
    float[] inputs = new float[2];
    float[] hill = new float[30];
    PatternBuffer.encode(0.5f, hill);

    buffer.inputs(place, inputs);

    assertThat(inputs).containsExactly(-1, 127 / 128f);
    assertThat(buffer.target(place)).containsExactly(hill);
    assertThat(hill[22]).isGreaterThan(0.9f); // (0.5 + 1) / 2 * 29 = 21.75
  }

  @Test
  void the_mean_is_that_of_what_is_remembered_and_clearing_forgets() {
    PatternBuffer buffer = buffer(0.25, 1);
    buffer.add(new int[2], 0.5f);
    buffer.add(new int[2], 0);
    assertThat(buffer.meanSteering()).isEqualTo(0.25);
    assertThat(buffer.size()).isEqualTo(2);

    buffer.clear();

    assertThat(buffer.meanSteering()).isZero();
    assertThat(buffer.size()).isZero();
  }

  @Test
  void sizes_and_shares_out_of_range_are_refused() {
    assertThatThrownBy(() -> new PatternBuffer(0, 2, 30, 0.25, new SplittableRandom(1)))
        .hasMessage("capacity = 0, expected 1 or more");
    assertThatThrownBy(() -> new PatternBuffer(1, 2, 30, 1.5, new SplittableRandom(1)))
        .hasMessage("random share = 1.5, expected 0..1");
  }
}
