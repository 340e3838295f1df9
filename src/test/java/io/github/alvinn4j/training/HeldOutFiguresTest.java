package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.vision.Retina;
import org.junit.jupiter.api.Test;

class HeldOutFiguresTest {
  @Test
  void figures_agree_with_numbers_worked_out_by_hand() {
    double[] predictions = {1, 0, -1, 0};
    float[] labels = {0.5f, 0.5f, -0.5f, 0.5f}; // mean 0.25

    HeldOutFigures figures = HeldOutFigures.of(predictions, labels, new float[] {0, 1, 0.25f});

    assertThat(figures.frames()).isEqualTo(4);
    // sum of p*y = 1, of p^2 = 2, of (y - mean)^2 = 3/16 + 9/16 = 3/4
    assertThat(figures.correlation()).isEqualTo(1 / Math.sqrt(1.5), within(1e-15));
    assertThat(figures.mae()).isEqualTo(0.5);
    assertThat(figures.constantGuess()).isEqualTo(0.25);
    assertThat(figures.constantMae()).isEqualTo(0.375);
    // a window of 5 to either side averages all four labels to 0.25
    assertThat(figures.correlationSmoothed()).isZero();
    assertThat(figures.maeSmoothed()).isEqualTo((0.75 + 0.25 + 1.25 + 0.25) / 4);
    assertThat(figures.constantMaeSmoothed()).isZero();
  }

  @Test
  void smoothed_figures_use_labels_averaged_over_five_frames_to_either_side() {
    float[] labels = new float[21];
    labels[10] = 1; // the average is 1/11 at frames 5..15
    double[] predictions = new double[21];
    for (int frame = 5; frame <= 15; frame++) {
      predictions[frame] = 1;
    }

    HeldOutFigures figures = HeldOutFigures.of(predictions, labels, new float[] {0});

    assertThat(figures.correlationSmoothed()).isEqualTo(1, within(1e-9));
    assertThat(figures.maeSmoothed()).isEqualTo(10 / 21.0, within(1e-7));
    assertThat(figures.constantMaeSmoothed()).isEqualTo(1 / 21.0, within(1e-7));
  }

  @Test
  void the_constant_guess_is_the_median_of_the_training_labels() {
    double[] one = {0};

    assertThat(HeldOutFigures.of(one, new float[1], new float[] {1, -1, 0.5f}).constantGuess())
        .isEqualTo(0.5);
    assertThat(HeldOutFigures.of(one, new float[1], new float[] {1, 0.5f, 0, -1}).constantGuess())
        .isEqualTo(0.25);
  }

  @Test
  void a_constant_prediction_does_not_correlate() {
    HeldOutFigures figures =
        HeldOutFigures.of(new double[] {0.25, 0.25}, new float[] {0, 1}, new float[] {0});

    assertThat(figures.correlation()).isZero();
  }

  @Test
  void the_network_s_output_is_read_through_the_decoder() {
    FloatNetwork network = FloatNetwork.linear(1);
    network.layers().get(0).biases()[0] = 0.25f;
    TrainingSet set = new TrainingSet(1, 1);
    set.add(new Retina(1, 1), -0.5f);

    HeldOutFigures figures = HeldOutFigures.of(network, set, set, outputs -> -2 * outputs[0]);

    assertThat(figures.mae()).isZero();
  }

  @Test
  void refuses_predictions_that_do_not_match_the_labels() {
    assertThatThrownBy(() -> HeldOutFigures.of(new double[2], new float[3], new float[1]))
        .hasMessageStartingWith("predictions = 2 for 3 labels and 1 training labels");
  }
}
