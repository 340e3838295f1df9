package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.training.LearningRateSearch.Found;
import io.github.alvinn4j.vision.Retina;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LearningRateSearchTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(0.05f, 1, 0, 30, 30, 0, 0, false);

  @Test
  void a_line_of_one_pixel_diverges_where_the_step_passes_twice_the_error() {
    // Inputs are 1 - 1/128 or -1: with the bias |x|^2 is about 2, so steps up to a rate of 1 shrink
    // a pattern's error and above it they throw it to the other side, farther away. Labels scatter:
    // there is always an error to throw.
    Found found = search();

    assertThat(found.lowestRate()).isBetween(0.01f, 1.1f);
    assertThat(found.suggestedRate()).isEqualTo(found.lowestRate() / 10, within(1e-6f));
    assertThat(found.points().getLast().rate()).as("stops when it diverges").isBetween(0.5f, 5f);
  }

  @Test
  void the_rate_grows_by_the_same_factor() {
    Found found = search();

    assertThat(found.points().getFirst().rate()).isEqualTo(0.001f);
    for (int i = 1; i < found.points().size(); i++) {
      double factor = found.points().get(i).rate() / (double) found.points().get(i - 1).rate();
      assertThat(factor).isEqualTo(Math.pow(10_000, 1 / 1999.0), within(1e-5));
    }
  }

  @Test
  void the_same_seed_finds_the_same() {
    assertThat(search()).isEqualTo(search());
  }

  @Test
  void refuses_rates_and_steps_out_of_range() {
    assertThatThrownBy(() -> new LearningRateSearch(SETTINGS, 0, 1, 10))
        .hasMessage("lowest_rate = 0.0, expected above 0..below 10");
    assertThatThrownBy(() -> new LearningRateSearch(SETTINGS, 1, 0.5f, 10))
        .hasMessage("highest_rate = 0.5, expected above 1.0..10");
    assertThatThrownBy(() -> new LearningRateSearch(SETTINGS, 0.1f, 1, 1))
        .hasMessage("steps = 1, expected 2 or more");
  }

  private static Found search() {
    TrainingSet set = new TrainingSet(1, 1);
    Retina retina = new Retina(1, 1);
    for (int frame = 0; frame < 100; frame++) {
      retina.pixels()[0] = frame % 2 == 0 ? 0 : 255;
      float scatter = frame % 4 < 2 ? 0.1f : -0.1f;
      set.add(retina, scatter + (frame % 2 == 0 ? -0.5f : 0.8f));
    }
    return new LearningRateSearch(SETTINGS, 0.001f, 10, 2000)
        .search(FloatNetwork.linear(1), set, new SplittableRandom(1));
  }
}
