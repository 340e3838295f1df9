package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnTheFlyLearnerTest {
  private static final RetinaSettings SEEING =
      new RetinaSettings(15, 16, 20, 100, ColourTerm.LUMA, 0);
  private static final GroundPlane GROUND = new GroundPlane(0.16, 0.5, 2, 160, 120, 0.08);
  private static final SteeringGeometry CAR =
      new SteeringGeometry(
          steering -> StrictMath.tan(steering * 0.5) / 0.165,
          curvature -> StrictMath.atan(curvature * 0.165) / 0.5);

  private final Retina retina = new Retina(15, 16);

  private static OnTheFlySettings settings(int views, int lag) {
    return new OnTheFlySettings(0.1f, 0.5f, views, 200, 0.25, 0.1, 0.2, 0.6, lag);
  }

  private static OnTheFlyLearner learner(OnTheFlySettings settings, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new OnTheFlyLearner(
        FloatNetwork.hill(SEEING.pixels(), 4, 30, random),
        settings,
        new ViewBank(GROUND, SEEING, settings, random),
        new PurePursuit(CAR, settings.lookAheadMeters()),
        random);
  }

  // A bright bar that stands where the steering says.
  private Retina road(float steering) {
    int[] pixels = retina.pixels();
    double bar = 7.5 + 6 * steering;
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.abs(i % 16 - bar) < 2 ? 220 : 40;
    }
    return retina;
  }

  private void teach(OnTheFlyLearner learner, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      float steering = (float) (0.6 * Math.sin(frame * 0.1));
      learner.see(road(steering), steering);
      learner.learn(50);
    }
  }

  @Test
  void the_error_on_frames_not_yet_learned_falls_while_it_watches() {
    OnTheFlyLearner learner = learner(settings(0, 0), 1);
    teach(learner, 20);
    double early = learner.newestError();

    teach(learner, 400);

    assertThat(learner.newestError()).isLessThan(early / 3);
    assertThat(learner.loss()).isLessThan(early / 3);
  }

  @Test
  void the_same_seed_and_frames_give_the_same_bits() {
    OnTheFlyLearner one = learner(settings(14, 2), 7);
    OnTheFlyLearner other = learner(settings(14, 2), 7);
    teach(one, 30);
    teach(other, 30);

    for (int unit = 0; unit < 4; unit++) {
      assertThat(one.network().layers().getFirst().weights(unit))
          .containsExactly(other.network().layers().getFirst().weights(unit));
    }
    assertThat(one.loss()).isEqualTo(other.loss());
  }

  @Test
  void every_frame_is_remembered_with_all_its_views() {
    OnTheFlyLearner learner = learner(settings(14, 0), 1);

    learner.see(road(0), 0);
    learner.see(road(0), 0, 3);

    assertThat(learner.buffer().size()).isEqualTo(15 + 3 * 15);
  }

  @Test
  void with_a_lag_a_picture_is_learned_with_the_steering_of_later() {
    OnTheFlyLearner learner = learner(settings(0, 3), 1);
    for (int frame = 0; frame < 3; frame++) {
      learner.see(road(0.5f), -0.5f);
    }
    assertThat(learner.buffer().size()).isZero();

    learner.see(road(-0.5f), 0.25f);

    float[] inputs = new float[SEEING.pixels()];
    float[] first = new float[SEEING.pixels()];
    FloatNetwork.inputs(road(0.5f), first);
    learner.buffer().inputs(0, inputs);
    assertThat(inputs).containsExactly(first);
    assertThat(learner.buffer().meanSteering()).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void after_an_interruption_no_picture_is_learned_with_anothers_steering() {
    OnTheFlyLearner learner = learner(settings(0, 2), 1);
    learner.see(road(0.5f), 0.5f);
    learner.see(road(0.5f), 0.5f);
    learner.interrupted();

    learner.see(road(0), 0);
    learner.see(road(0), 0);

    assertThat(learner.buffer().size()).isZero();
  }

  @Test
  void learning_before_anything_was_seen_changes_nothing() {
    OnTheFlyLearner learner = learner(settings(14, 0), 1);
    float[] before = learner.network().layers().getFirst().weights(0).clone();

    learner.learn(100);

    assertThat(learner.network().layers().getFirst().weights(0)).containsExactly(before);
    assertThat(learner.loss()).isNaN();
  }

  @Test
  void it_goes_on_from_another_network_without_touching_it() {
    OnTheFlyLearner learner = learner(settings(0, 0), 1);
    teach(learner, 5);
    FloatNetwork good = FloatNetwork.hill(SEEING.pixels(), 4, 30, new SplittableRandom(9));
    float[] weights = good.layers().getFirst().weights(0).clone();

    learner.restart(good);
    assertThat(learner.network().layers().getFirst().weights(0)).containsExactly(weights);
    learner.learn(10);

    assertThat(good.layers().getFirst().weights(0)).containsExactly(weights);
    assertThat(learner.network().layers().getFirst().weights(0)).isNotEqualTo(weights);
  }

  @Test
  void seeing_and_learning_cost_no_heap() {
    OnTheFlyLearner learner = learner(settings(14, 4), 1);
    teach(learner, 300);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    road(0.2f);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int frame = 0; frame < 100; frame++) {
      learner.see(retina, 0.2f);
      learner.learn(20);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    // StrictMath takes 32 bytes for some sines and cosines; a pattern or a picture would be more.
    assertThat(bytes / 100).as("bytes per frame").isLessThan(15 * 6 * 32);
  }

  @Test
  void frames_that_do_not_fit_and_a_range_beyond_full_lock_are_refused() {
    OnTheFlyLearner learner = learner(settings(14, 0), 1);

    assertThatThrownBy(() -> learner.see(new Retina(3, 3), 0))
        .hasMessage("retina of 9 pixels, expected 240");
    assertThatThrownBy(() -> learner.see(retina, Float.NaN))
        .hasMessage("steering = NaN, expected -1..1");
    assertThatThrownBy(
            () -> learner(new OnTheFlySettings(0.1f, 0, 14, 200, 0.25, 0.2, 0.5, 0.3, 0), 1))
        .hasMessageStartingWith("a view 0.2 m and 28.65 degrees aside needs 1.3")
        .hasMessageContaining("expected at most 1: look farther ahead than 0.3 m");
  }
}
