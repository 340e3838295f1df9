package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.training.Epoch;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossCurveTest {
  @TempDir private Path folder;

  private static List<Epoch> history(int epochs, boolean validated) {
    return IntStream.rangeClosed(1, epochs)
        .mapToObj(n -> {
          double training = 0.35 + 1.6 * Math.exp(-n / 6.0);
          double validation = 0.5 + 1.4 * Math.exp(-n / 5.0) + 0.004 * n + 0.02 * Math.sin(n);
          return new Epoch(n, training, validated ? validation : Double.NaN, n == 20);
        })
        .toList();
  }

  @Test
  void draws_both_curves_and_the_chosen_epoch() {
    Path file = folder.resolve("loss.png");

    assertThat(LossCurve.write(file, "Training", history(40, true), 20)).isEmpty();

    BufferedImage image = Pictures.read(file);
    assertThat(image.getWidth()).isEqualTo(LossCurve.WIDTH_PIXELS);
    assertThat(image.getHeight()).isEqualTo(LossCurve.HEIGHT_PIXELS);
    assertThat(Pictures.count(image, Palette.DRIVER.getRGB())).isGreaterThan(500);
    assertThat(Pictures.count(image, Palette.NETWORK.getRGB())).isGreaterThan(500);
  }

  @Test
  void draws_one_curve_when_nothing_was_set_aside_for_validation() {
    Path file = folder.resolve("loss.png");

    assertThat(LossCurve.write(file, "Training", history(40, false), 40)).isEmpty();

    assertThat(Pictures.shows(Pictures.read(file), Palette.NETWORK.getRGB())).isFalse();
  }

  @Test
  void draws_a_single_epoch() {
    Path file = folder.resolve("loss.png");

    assertThat(LossCurve.write(file, "Training", history(1, true), 1)).isEmpty();

    assertThat(Pictures.read(file).getWidth()).isEqualTo(LossCurve.WIDTH_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY, 1e30})
  void draws_a_training_that_has_no_sensible_error(double error) {
    Path file = folder.resolve("loss.png");
    List<Epoch> history =
        List.of(new Epoch(1, error, error, true), new Epoch(2, error, error, false));

    assertThat(LossCurve.write(file, "Training", history, 1)).isEmpty();

    assertThat(Pictures.read(file).getWidth()).isEqualTo(LossCurve.WIDTH_PIXELS);
  }

  @Test
  void says_why_there_is_no_curve_and_does_not_throw() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("file"), "");

    assertThat(LossCurve.write(inTheWay.resolve("loss.png"), "Training", history(3, true), 3))
        .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be written"));
  }
}
