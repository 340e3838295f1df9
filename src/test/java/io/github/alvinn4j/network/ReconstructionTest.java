package io.github.alvinn4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.vision.Mosaic;
import io.github.alvinn4j.vision.Retina;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ReconstructionTest {
  private static final int ONE = 32767;

  private static double plain(int[] x, int[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += (double) x[i] / x.length;
      meanY += (double) y[i] / x.length;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xx * yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
  }

  @Test
  void the_correlation_is_that_of_the_formula_up_to_the_largest_mosaic() {
    SplittableRandom random = new SplittableRandom(3);
    for (int length : new int[] {2, 3, 17, 240, 720, 16_384}) {
      for (int run = 0; run < 40; run++) {
        int[] seen = random.ints(length, 0, 4081).toArray();
        int[] other = new int[length];
        int noise = 1 + random.nextInt(60_000);
        for (int i = 0; i < length; i++) {
          int value = (seen[i] - 2048) * 16 + random.nextInt(noise) - noise / 2;
          other[i] = Math.clamp(value, -ONE, ONE);
        }
        double expected = plain(seen, other);

        double found = Reconstruction.correlationQ15(seen, other) / (double) ONE;

        assertThat(found)
            .as("seed 3, length %d, run %d", length, run)
            .isBetween(expected - 2e-3, expected + 2e-3);
      }
    }
  }

  @Test
  void full_scale_does_not_overflow() {
    int[] seen = new int[16_384];
    int[] same = new int[16_384];
    int[] opposite = new int[16_384];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = i % 2 == 0 ? 0 : 4080;
      same[i] = i % 2 == 0 ? -ONE : ONE;
      opposite[i] = -same[i];
    }

    assertThat(Reconstruction.correlationQ15(seen, same)).isBetween(ONE - 2, ONE);
    assertThat(Reconstruction.correlationQ15(seen, opposite)).isBetween(-ONE, -ONE + 2);
  }

  @Test
  void neither_brightness_nor_contrast_changes_the_correlation() {
    SplittableRandom random = new SplittableRandom(4);
    int[] seen = random.ints(240, 400, 3600).toArray();
    int[] other = random.ints(240, -ONE, ONE).toArray();
    int[] dark = java.util.Arrays.stream(seen).map(x -> x / 2 - 100).toArray();

    int before = Reconstruction.correlationQ15(seen, other);

    assertThat(Reconstruction.correlationQ15(dark, other)).isBetween(before - 30, before + 30);
  }

  @Test
  void an_even_picture_has_no_correlation() {
    assertThat(Reconstruction.correlationQ15(new int[240], new int[240])).isZero();
  }

  @Test
  void roots_are_whole_parts_of_square_roots() {
    SplittableRandom random = new SplittableRandom(6);
    for (int bits = 0; bits < 63; bits++) {
      for (long value : new long[] {1L << bits, (1L << bits) - 1, random.nextLong(1L << bits)}) {
        long root = Reconstruction.root(value);

        assertThat(Math.multiplyHigh(root, root)).isZero();
        assertThat(root * root).as("root of %d", value).isLessThanOrEqualTo(value);
        assertThat((root + 1) * (root + 1) - 1)
            .as("root of %d", value)
            .isGreaterThanOrEqualTo(value);
      }
    }
  }

  /// Hidden units that each hold one tile, and a reconstruction that gives them back.
  @Test
  void a_picture_that_the_hidden_units_hold_is_reconstructed() {
    Mosaic mosaic = new Mosaic(2, 2, 1);
    FloatLayer hidden = new FloatLayer(4, 4, Activation.SIGMOID);
    FloatLayer output = new FloatLayer(4, 2, Activation.SIGMOID);
    FloatLayer back = new FloatLayer(4, 4, Activation.LINEAR);
    for (int i = 0; i < 4; i++) {
      hidden.weights(i)[i] = 1;
      back.weights(i)[i] = 2;
      back.biases()[i] = -1;
    }
    IntegerNetwork network = IntegerNetwork.of(new FloatNetwork(List.of(hidden, output)));
    Activations activations = new Activations(network);
    Reconstruction reconstruction = new Reconstruction(mosaic, back);
    Retina retina = new Retina(2, 2);
    int[] picture = {10, 240, 90, 160};
    System.arraycopy(picture, 0, retina.pixels(), 0, 4);
    network.infer(retina, activations);

    int found =
        reconstruction.correlationQ15(
            picture, activations, new Reconstruction.Buffers(reconstruction));

    assertThat(found / (double) ONE).isGreaterThan(0.999);
  }

  @Test
  void units_that_do_not_fit_the_mosaic_are_refused() {
    FloatLayer layer = new FloatLayer(3, 5, Activation.LINEAR);

    assertThatThrownBy(() -> new Reconstruction(new Mosaic(4, 4, 2), layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reconstruction of 5 LINEAR units, expected 4 linear ones");
  }
}
