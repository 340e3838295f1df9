package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSetTest {
  @Test
  void gives_back_what_the_network_would_read_from_the_retina() {
    Retina retina = new Retina(16, 16);
    for (int i = 0; i < 256; i++) {
      retina.pixels()[i] = i;
    }
    TrainingSet set = new TrainingSet(16, 16);
    set.add(retina, 0.25f);

    float[] inputs = new float[256];
    set.inputs(0, inputs);

    float[] expected = new float[256];
    FloatNetwork.inputs(retina, expected);
    assertThat(inputs).isEqualTo(expected);
    assertThat(set.steering(0)).isEqualTo(0.25f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 256, 257, 1000})
  void grows_and_keeps_the_order(int frames) {
    TrainingSet set = numbered(frames);

    assertThat(set.size()).isEqualTo(frames);
    for (int frame = 0; frame < frames; frame++) {
      assertThat(first(set, frame)).isEqualTo(frame % 256);
      assertThat(set.steering(frame)).isEqualTo(frame / 1000f);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.2, 0.5, 1})
  void the_held_out_tail_is_never_in_the_training_part(double share) {
    TrainingSet set = numbered(333);

    TrainingSet training = set.withoutLast(share);
    TrainingSet heldOut = set.last(share);

    assertThat(heldOut.size()).isEqualTo((int) Math.round(333 * share));
    assertThat(training.size() + heldOut.size()).isEqualTo(333);
    assertThat(training.labels()).isEqualTo(numbered(training.size()).labels());
    for (int frame = 0; frame < heldOut.size(); frame++) {
      assertThat(heldOut.steering(frame)).isEqualTo((training.size() + frame) / 1000f);
      assertThat(first(heldOut, frame)).isEqualTo((training.size() + frame) % 256);
    }
  }

  @Test
  void a_mirror_reverses_the_columns_and_the_steering() {
    TrainingSet set = new TrainingSet(2, 3);
    Retina retina = new Retina(2, 3);
    System.arraycopy(new int[] {0, 64, 128, 192, 224, 255}, 0, retina.pixels(), 0, 6);
    set.add(retina, 0.5f);

    float[] inputs = new float[6];
    set.mirrored().inputs(0, inputs);

    assertThat(inputs).containsExactly(0, -0.5f, -1, 127 / 128f, 0.75f, 0.5f);
    assertThat(set.mirrored().steering(0)).isEqualTo(-0.5f);
  }

  @Test
  void a_mirror_leaves_every_plane_where_it_is() {
    RetinaSettings settings =
        new RetinaSettings(1, 2, 0, 100, List.of(ColourTerm.LUMA, ColourTerm.YELLOW), 0);
    TrainingSet set = TrainingSet.of(settings);
    Retina retina = Retina.of(settings);
    System.arraycopy(new int[] {0, 64, 128, 192}, 0, retina.pixels(), 0, 4);
    set.add(retina, 0);

    float[] inputs = new float[4];
    set.mirrored().inputs(0, inputs);

    assertThat(inputs).containsExactly(-0.5f, -1, 0.5f, 0);
    assertThatThrownBy(() -> set.add(new Retina(1, 2), 0))
        .hasMessage("retina of 1x2, expected 2 planes of 1x2");
    assertThatThrownBy(() -> set.followedBy(new TrainingSet(1, 2)))
        .hasMessage("retinas of 1x2, expected 2 planes of 1x2");
  }

  @Test
  void a_mirror_of_a_mirror_is_the_picture() {
    TrainingSet set = random(7, 3, 5);

    TrainingSet twice = set.mirrored().mirrored();

    assertThat(twice.labels()).isEqualTo(set.labels());
    for (int frame = 0; frame < set.size(); frame++) {
      assertThat(inputs(twice, frame)).isEqualTo(inputs(set, frame));
    }
  }

  @Test
  void smoothing_averages_neighbours_and_cuts_the_window_at_the_ends() {
    TrainingSet set = labelled(0, 1, 0, 0.5f, -1);

    assertThat(set.smoothed(1).labels()).containsExactly(0.5f, 1 / 3f, 0.5f, -0.5f / 3, -0.25f);
    assertThat(set.smoothed(0).labels()).isEqualTo(set.labels());
    assertThat(set.smoothed(100).labels()).containsOnly(0.1f);
  }

  @Test
  void a_later_label_belongs_to_an_earlier_picture() {
    TrainingSet late = numbered(10).labelledFromLater(3);

    assertThat(late.size()).isEqualTo(7);
    assertThat(late.steering(0)).isEqualTo(3 / 1000f);
    assertThat(first(late, 0)).isZero();
    assertThat(late.steering(6)).isEqualTo(9 / 1000f);
    assertThat(numbered(3).labelledFromLater(3).size()).isZero();
  }

  @Test
  void one_set_follows_the_other() {
    TrainingSet both = labelled(0.5f, -1).followedBy(labelled(1));

    assertThat(both.labels()).containsExactly(0.5f, -1, 1);
  }

  @Test
  void refuses_what_does_not_fit() {
    TrainingSet set = new TrainingSet(30, 32);

    assertThatThrownBy(() -> set.add(new Retina(32, 30), 0))
        .hasMessage("retina of 32x30, expected 30x32");
    assertThatThrownBy(() -> set.add(new Retina(30, 32), Float.NaN))
        .hasMessage("steering = NaN, expected -1..1");
    assertThatThrownBy(() -> set.add(new Retina(30, 32), 1.01f))
        .hasMessage("steering = 1.01, expected -1..1");
    assertThatThrownBy(() -> set.last(1.5)).hasMessage("share = 1.5, expected 0..1");
    assertThatThrownBy(() -> set.smoothed(-1)).hasMessage("frames = -1, expected 0 or more");
    assertThatThrownBy(() -> set.labelledFromLater(1)).hasMessage("frames = 1, expected 0..0");
    assertThatThrownBy(() -> set.followedBy(new TrainingSet(1, 1)))
        .hasMessage("retinas of 1x1, expected 30x32");
  }

  private static TrainingSet numbered(int frames) {
    TrainingSet set = new TrainingSet(1, 2);
    Retina retina = new Retina(1, 2);
    for (int frame = 0; frame < frames; frame++) {
      retina.pixels()[0] = frame % 256;
      set.add(retina, frame / 1000f);
    }
    return set;
  }

  private static TrainingSet labelled(float... labels) {
    TrainingSet set = new TrainingSet(1, 1);
    for (float label : labels) {
      set.add(new Retina(1, 1), label);
    }
    return set;
  }

  private static TrainingSet random(int frames, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(3);
    TrainingSet set = new TrainingSet(rows, columns);
    Retina retina = new Retina(rows, columns);
    for (int frame = 0; frame < frames; frame++) {
      for (int i = 0; i < retina.pixels().length; i++) {
        retina.pixels()[i] = random.nextInt(256);
      }
      set.add(retina, (float) random.nextDouble(-1, 1));
    }
    return set;
  }

  private static float[] inputs(TrainingSet set, int frame) {
    float[] inputs = new float[set.pixels()];
    set.inputs(frame, inputs);
    return inputs;
  }

  private static int first(TrainingSet set, int frame) {
    return (int) (inputs(set, frame)[0] * 128) + 128;
  }
}
