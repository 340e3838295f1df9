package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.vision.RetinaSettings;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelTest {

  @Test
  void a_network_for_another_retina_is_refused() {
    FloatNetwork network = FloatNetwork.hill(961, 5, 30, new SplittableRandom(1));

    assertThatThrownBy(
            () -> new Model(network, RetinaSettings.STANDARD, OutputCoding.HILL, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network has 961 inputs, expected the retina's 960 pixels");
  }

  @Test
  void a_network_of_another_coding_is_refused() {
    FloatNetwork hill = FloatNetwork.hill(960, 5, 30, new SplittableRandom(2));
    FloatNetwork single = FloatNetwork.single(960, 5, new SplittableRandom(3));
    FloatNetwork oneUnit = FloatNetwork.hill(960, 5, 1, new SplittableRandom(4));

    assertThatThrownBy(() -> model(hill, OutputCoding.SINGLE))
        .hasMessage("output coding SINGLE with 30 SIGMOID units, expected one linear unit");
    assertThatThrownBy(() -> model(single, OutputCoding.HILL))
        .hasMessage("output coding HILL with 1 LINEAR units, expected 2 or more sigmoid units");
    assertThatThrownBy(() -> model(oneUnit, OutputCoding.HILL))
        .hasMessage("output coding HILL with 1 SIGMOID units, expected 2 or more sigmoid units");
  }

  @Test
  void provenance_cannot_be_changed_through_its_copy() {
    FloatNetwork network = FloatNetwork.linear(960);
    Model model =
        new Model(
            network, RetinaSettings.STANDARD, OutputCoding.SINGLE, Map.of("b", "2", "a", "1"));

    model.provenance().clear();

    assertThat(model.provenance().toString()).isEqualTo("{a=1, b=2}");
    assertThat(model.floatForm()).isSameAs(network);
  }

  private static Model model(FloatNetwork network, OutputCoding coding) {
    return new Model(network, RetinaSettings.STANDARD, coding, Map.of());
  }
}
