package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The scene's profile against its definition in double precision.
final class SceneProfileTest {
  private static final int ROWS = 30;
  private static final int COLUMNS = 32;
  private static final double ONE = 1 << SceneProfile.FRACTION_BITS;

  private static byte[] picture(SplittableRandom random, int from, int to) {
    byte[] colours = new byte[ROWS * COLUMNS * 3];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = (byte) random.nextInt(from, to);
    }
    return colours;
  }

  private static int[] profile(byte[] colours) {
    SceneProfile profile = new SceneProfile(ROWS, COLUMNS);
    profile.measure(colours);
    return profile.numbers();
  }

  private static int level(byte[] colours, int row, int column) {
    int c = (row * COLUMNS + column) * 3;
    return ColourTerm.LUMA.of(colours[c] & 0xff, colours[c + 1] & 0xff, colours[c + 2] & 0xff);
  }

  private static double[] plain(byte[] colours) {
    double mean = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        mean += level(colours, row, column) / (double) (ROWS * COLUMNS);
      }
    }
    double spread = 4;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        spread += Math.abs(level(colours, row, column) - mean) / (ROWS * COLUMNS);
      }
    }
    double[] numbers = new double[SceneProfile.PER_ROW * ROWS];
    for (int row = 0; row < ROWS; row++) {
      double rowMean = 0;
      double blue = 0;
      double red = 0;
      double all = 8 * COLUMNS;
      for (int column = 0; column < COLUMNS; column++) {
        rowMean += level(colours, row, column) / (double) COLUMNS;
        int c = (row * COLUMNS + column) * 3;
        blue += colours[c] & 0xff;
        red += colours[c + 2] & 0xff;
        all += (colours[c] & 0xff) + (colours[c + 1] & 0xff) + (colours[c + 2] & 0xff);
      }
      double within = 0;
      double along = 0;
      double down = 0;
      for (int column = 0; column < COLUMNS; column++) {
        int level = level(colours, row, column);
        within += Math.abs(level - rowMean) / COLUMNS;
        if (column + 1 < COLUMNS) {
          along += Math.abs(level(colours, row, column + 1) - level) / (double) COLUMNS;
        }
        if (row > 0) {
          down += Math.abs(level - level(colours, row - 1, column)) / (double) COLUMNS;
        }
      }
      numbers[row] = (rowMean - mean) / spread;
      numbers[ROWS + row] = within / spread;
      numbers[2 * ROWS + row] = along / spread;
      numbers[3 * ROWS + row] = down / spread;
      numbers[4 * ROWS + row] = blue / all;
      numbers[5 * ROWS + row] = red / all;
    }
    return numbers;
  }

  @Test
  void every_number_is_that_of_its_definition() {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 50; run++) {
      int from = random.nextInt(200);
      byte[] colours = picture(random, from, from + 2 + random.nextInt(54));

      int[] found = profile(colours);

      double[] expected = plain(colours);
      for (int i = 0; i < found.length; i++) {
        assertThat(found[i] / ONE)
            .as("seed 7, run %d, number %d", run, i)
            .isBetween(expected[i] - 0.02, expected[i] + 0.02);
      }
    }
  }

  @Test
  void a_darker_picture_of_the_same_place_has_nearly_the_same_profile() {
    byte[] colours = picture(new SplittableRandom(8), 0, 250);
    byte[] darker = new byte[colours.length];
    for (int i = 0; i < colours.length; i++) {
      darker[i] = (byte) ((colours[i] & 0xff) / 2);
    }

    int[] before = profile(colours);
    int[] after = profile(darker);

    for (int i = 0; i < before.length; i++) {
      assertThat(Math.abs(after[i] - before[i])).as("number %d", i).isLessThan(140);
    }
  }

  @Test
  void a_turn_to_the_side_leaves_what_a_row_holds() {
    byte[] colours = picture(new SplittableRandom(9), 0, 256);
    byte[] turned = new byte[colours.length];
    int row = COLUMNS * 3;
    for (int i = 0; i < colours.length; i++) {
      turned[i / row * row + (i + 5 * 3) % row] = colours[i];
    }

    int[] before = profile(colours);
    int[] after = profile(turned);

    for (int i = 0; i < before.length; i++) {
      // Only where the picture's edge was is another neighbour: one of 32.
      int slack = i / ROWS == 2 ? 200 : 2;
      assertThat(Math.abs(after[i] - before[i])).as("number %d", i).isLessThanOrEqualTo(slack);
    }
  }

  @Test
  void black_and_white_pictures_stay_in_range() {
    byte[] halves = new byte[ROWS * COLUMNS * 3];
    java.util.Arrays.fill(halves, 0, halves.length / 2, (byte) 255);

    for (byte[] colours : new byte[][] {new byte[halves.length], halves}) {
      for (int number : profile(colours)) {
        assertThat(number).isBetween(-65_280, 65_280);
      }
    }
  }
}
