package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.vision.RetinaSettings;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class LearningNetworkTest {
  private static final int STEPS = 1000;

  @Test
  void a_network_that_drives_is_not_the_one_that_learns_M14(TestReporter reporter) {
    SplittableRandom random = new SplittableRandom(14);
    FloatNetwork learning = FloatNetwork.hill(960, 5, 30, random);
    Model model = new Model(learning, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of());
    IntegerNetwork driving = model.integerForm();
    Activations activations = new Activations(driving);
    driving.infer(Samples.even(960, 77), activations);
    int[] before = activations.outputs().clone();
    int checksum = driving.checksum();

    int same = 0;
    for (int step = 0; step < STEPS; step++) {
      float[] weights = learning.layers().get(step % 2).weights(random.nextInt(5));
      weights[random.nextInt(weights.length)] += 1;
      driving.infer(Samples.even(960, 77), activations);
      same += Arrays.equals(activations.outputs(), before) ? 1 : 0;
    }

    assertThat(same).isEqualTo(STEPS);
    assertThat(driving.checksum()).isEqualTo(checksum);
    assertThat(
            Stream.of(IntegerNetwork.class, IntegerLayer.class, SigmoidTable.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> !Modifier.isFinal(field.getModifiers()))
                .map(Field::toString))
        .as("fields through which a half-made network could be seen")
        .isEmpty();
    Faults.report(
        reporter,
        "M14",
        "a step of learning between any two inferences, " + STEPS + " times",
        "outputs the same " + same + " times: the driving network is a copy with final fields");
  }

  @Test
  void every_bit_counts_in_the_checksum() throws Exception {
    FloatNetwork network = FloatNetwork.hill(6, 2, 3, new SplittableRandom(3));
    IntegerNetwork driving = IntegerNetwork.of(network);
    int checksum = driving.checksum();
    for (IntegerLayer layer : driving.layers()) {
      for (String name : new String[] {"bias", "rounding", "shift"}) {
        Field field = IntegerLayer.class.getDeclaredField(name);
        field.setAccessible(true);
        int[] numbers = (int[]) field.get(layer);
        for (int bit = 0; bit < 32; bit++) {
          numbers[0] ^= 1 << bit;
          assertThat(driving.checksum()).as("%s, bit %d", name, bit).isNotEqualTo(checksum);
          numbers[0] ^= 1 << bit;
        }
      }
    }
    assertThat(driving.checksum()).isEqualTo(checksum);
  }
}
