package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SpecialistTest {
  private static final RetinaSettings LUMA =
      new RetinaSettings(30, 32, 40, 100, ColourTerm.LUMA, 5);

  private final Frame frame = new Frame(160, 120);

  @BeforeEach
  void paint() {
    byte[] noise = new byte[160 * 120 * 3];
    new SplittableRandom(4).nextBytes(noise);
    frame.copyFrom(noise);
    frame.stamp(0, 1);
  }

  @AfterEach
  void close() {
    frame.close();
  }

  private static Model model(long seed, RetinaSettings retina) {
    return new Model(network(seed, 5), retina, OutputCoding.HILL, Map.of());
  }

  private static FloatNetwork network(long seed, int hidden) {
    return FloatNetwork.hill(960, hidden, 30, new SplittableRandom(seed));
  }

  private int[] outputs(Pilot pilot) {
    pilot.look(frame);
    pilot.think();
    return pilot.activations().outputs().clone();
  }

  @Test
  void several_think_as_each_does_alone() {
    List<Model> models = List.of(model(1, RetinaSettings.STANDARD), model(2, LUMA), model(3, LUMA));

    try (Pilot together = new Pilot(models, 160, 120)) {
      outputs(together);

      for (int i = 0; i < models.size(); i++) {
        try (Pilot alone = new Pilot(models.get(i), 160, 120)) {
          assertThat(together.specialists().get(i).activations().outputs())
              .as("model %d", i)
              .isEqualTo(outputs(alone));
          assertThat(together.specialists().get(i).estimate().steeringQ15())
              .as("model %d", i)
              .isEqualTo(alone.estimate().steeringQ15());
        }
      }
    }
  }

  @Test
  void models_that_see_alike_share_one_look() {
    List<Model> models = List.of(model(1, LUMA), model(2, RetinaSettings.STANDARD), model(3, LUMA));

    try (Pilot pilot = new Pilot(models, 160, 120)) {
      List<Specialist> all = pilot.specialists();

      assertThat(all.get(2).retina()).isSameAs(all.get(0).retina());
      assertThat(all.get(1).retina()).isNotSameAs(all.get(0).retina());
    }
  }

  @Test
  void a_published_network_thinks_from_the_next_frame_on() {
    Model second = model(2, RetinaSettings.STANDARD);
    try (Pilot pilot = new Pilot(model(1, RetinaSettings.STANDARD), 160, 120);
        Pilot expected = new Pilot(second, 160, 120)) {
      int[] before = outputs(pilot);

      pilot.steering().publish(second.integerForm());

      assertThat(outputs(pilot)).isEqualTo(outputs(expected)).isNotEqualTo(before);
      pilot.checkWeights();
      assertThat(pilot.weightsDamaged()).isFalse();
    }
  }

  @Test
  void a_network_of_another_shape_is_not_published() {
    try (Pilot pilot = new Pilot(model(1, RetinaSettings.STANDARD), 160, 120)) {
      IntegerNetwork wide = IntegerNetwork.of(network(2, 8));
      int[] before = outputs(pilot);

      assertThatThrownBy(() -> pilot.steering().publish(wide))
          .hasMessage("network of [960, 8, 30] units, expected [960, 5, 30]");

      assertThat(outputs(pilot)).isEqualTo(before);
    }
  }

  @Test
  @Timeout(60)
  void every_thought_is_of_one_whole_network_while_another_thread_publishes() throws Exception {
    List<IntegerNetwork> networks = new ArrayList<>();
    List<int[]> whole = Collections.synchronizedList(new ArrayList<>());
    for (long seed = 1; seed <= 8; seed++) {
      networks.add(IntegerNetwork.of(network(seed, 5)));
    }
    try (Pilot pilot = new Pilot(model(1, RetinaSettings.STANDARD), 160, 120)) {
      for (IntegerNetwork network : networks) {
        pilot.steering().publish(network);
        whole.add(outputs(pilot));
      }
      int thoughts = 20_000;
      int changes = 0;
      int[] last = whole.getLast();
      Thread publisher = Thread.ofPlatform().start(() -> publishInTurn(pilot, networks));
      try {
        pilot.look(frame);
        for (int i = 0; i < thoughts || changes == 0; i++) {
          pilot.think();
          int[] now = pilot.activations().outputs();
          assertThat(whole.stream().anyMatch(one -> Arrays.equals(one, now))).isTrue();
          changes += Arrays.equals(now, last) ? 0 : 1;
          last = now.clone();
          pilot.checkWeights();
        }
      } finally {
        publisher.interrupt();
        publisher.join();
      }

      assertThat(changes).isPositive();
      assertThat(pilot.weightsDamaged()).isFalse();
    }
  }

  private static void publishInTurn(Pilot pilot, List<IntegerNetwork> networks) {
    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
      pilot.steering().publish(networks.get(i % networks.size()));
    }
  }

  @Test
  void looking_and_thinking_with_several_allocates_nothing() {
    List<Model> models = List.of(model(1, RetinaSettings.STANDARD), model(2, LUMA), model(3, LUMA));
    try (Pilot pilot = new Pilot(models, 160, 120)) {
      assertThat(
              AllocatedBytes.of(() -> {
                pilot.look(frame);
                pilot.think();
              }))
          .isZero();
    }
  }

  @Test
  void nobody_at_all_is_refused() {
    assertThatThrownBy(() -> new Pilot(List.of(), 160, 120))
        .hasMessage("no model, expected at least one");
  }
}
