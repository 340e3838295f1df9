package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "0,     1,   0.5, 1, 1, 0.1, 0,  learning_rate = 0.0",
    "NaN,   1,   0.5, 1, 1, 0.1, 0,  learning_rate = NaN",
    "10.1,  1,   0.5, 1, 1, 0.1, 0,  learning_rate = 10.1",
    "0.1,   0,   0.5, 1, 1, 0.1, 0,  decay = 0.0",
    "0.1,   1.1, 0.5, 1, 1, 0.1, 0,  decay = 1.1",
    "0.1,   1,   1,   1, 1, 0.1, 0,  momentum = 1.0",
    "0.1,   1,  -0.1, 1, 1, 0.1, 0,  momentum = -0.1",
    "0.1,   1,   0,   0, 1, 0.1, 0,  max_epochs = 0",
    "0.1,   1,   0,   1, 0, 0.1, 0,  patience_epochs = 0",
    "0.1,   1,   0,   1, 1, 0.6, 0,  validation_share = 0.6",
    "0.1,   1,   0,   1, 1, 0,   -1, smoothing_frames = -1",
  })
  void refuses_values_out_of_range_by_name(
      float learningRate,
      float decay,
      float momentum,
      int maxEpochs,
      int patienceEpochs,
      double validationShare,
      int smoothingFrames,
      String complaint) {
    assertThatThrownBy(() ->
            new TrainingSettings(
                learningRate,
                decay,
                momentum,
                maxEpochs,
                patienceEpochs,
                validationShare,
                smoothingFrames,
                false))
        .hasMessageStartingWith(complaint + ", expected ");
  }

  @Test
  void accepts_the_ends_of_the_ranges() {
    assertThatCode(() -> new TrainingSettings(10, 1, 0, 1, 1, 0, 0, true))
        .doesNotThrowAnyException();
    assertThatCode(() -> new TrainingSettings(1e-6f, 1e-6f, 0.999f, 1, 1, 0.5, 1000, true))
        .doesNotThrowAnyException();
  }
}
