package io.github.alvinn4j.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.Retina;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegularisationStudiesTest {
  private static List<Study> small() {
    return List.of(
        new EarlyStopping(3, 10, 2),
        new WeightDecay(List.of(1e-5f, 1e-3f), 1, 5),
        new DropoutRates(List.of(0f, 0.5f), 1, 3),
        new DoubleDescent(20, List.of(0.25, 0.5, 1.0, 4.0), 3));
  }

  @ParameterizedTest
  @MethodSource("small")
  void the_same_seed_gives_the_same_table_and_words(Study study) {
    Findings once = study.run(material(1), _ -> {});
    Findings again = study.run(material(1), _ -> {});
    Findings other = study.run(material(2), _ -> {});

    assertThat(again.table().csv()).isEqualTo(once.table().csv());
    assertThat(again.text()).isEqualTo(once.text());
    assertThat(other.table().csv()).isNotEqualTo(once.table().csv());
  }

  @ParameterizedTest
  @MethodSource("small")
  void says_whether_theory_holds(Study study) {
    assertThat(study.run(material(1), _ -> {}).text())
        .contains("Theory expects")
        .containsPattern("agree|do not|show no peak|not at the threshold");
  }

  @Test
  void held_out_error_peaks_where_hidden_units_equal_frames() {
    List<List<Object>> rows =
        new DoubleDescent(20, List.of(0.25, 0.5, 1.0, 4.0, 16.0), 5)
            .run(material(1), _ -> {})
            .table()
            .rows();

    double peak = (double) rows.get(2).get(2);
    assertThat(rows.get(2).getFirst()).isEqualTo(20);
    assertThat(peak).isGreaterThan((double) rows.get(1).get(2));
    assertThat(peak).isGreaterThan((double) rows.get(4).get(2));
    assertThat((double) rows.get(0).get(1)).as("learned, too few units").isGreaterThan(1e-3);
    assertThat((double) rows.get(3).get(1)).as("learned, enough units").isLessThan(1e-9);
  }

  @Test
  void l1_makes_weights_zero_and_l2_makes_them_small() {
    List<List<Object>> rows =
        new WeightDecay(List.of(1e-4f, 3e-3f), 1, 40).run(material(1), _ -> {}).table().rows();

    List<Object> free = rows.get(0);
    List<Object> l2 = rows.get(2);
    List<Object> l1 = rows.get(4);
    // Few: the labels tremble, and single patterns lift weights off 0 again.
    assertThat((double) l1.get(5)).as("weights that are 0 with L1").isGreaterThan(0.01);
    assertThat((double) l2.get(5)).as("weights that are 0 with L2").isZero();
    assertThat((double) l2.get(6)).isLessThan((double) free.get(6));
  }

  private static Material material(long seed) {
    DrivingData data = new DrivingData("line", "a bright line", drive(300, 1), drive(100, 2));
    return new Material(() -> List.of(data), () -> data, seed);
  }

  // A line on a noisy retina; steering is where it stands, with a trembling hand.
  private static TrainingSet drive(int frames, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TrainingSet set = new TrainingSet(6, 16);
    Retina retina = new Retina(6, 16);
    for (int frame = 0; frame < frames; frame++) {
      double steering = 0.9 * StrictMath.sin(frame * 0.3 + seed);
      for (int i = 0; i < retina.pixels().length; i++) {
        double distance = Math.abs(i % 16 - (steering + 1) / 2 * 15);
        int light = distance < 2 ? (int) (200 - 80 * distance) : 40;
        retina.pixels()[i] = light + random.nextInt(50);
      }
      set.add(retina, (float) Math.clamp(steering + random.nextDouble(-0.1, 0.1), -1, 1));
    }
    return set;
  }
}
