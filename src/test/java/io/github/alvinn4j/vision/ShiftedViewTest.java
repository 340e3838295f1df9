package io.github.alvinn4j.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftedViewTest {
  private static final RetinaSettings WHOLE =
      new RetinaSettings(60, 80, 0, 100, ColourTerm.LUMA, 0);
  private static final GroundPlane DOWN = new GroundPlane(0.16, 0.5, 1.4, 160, 120, 0.08);

  // As in the reference on the recorded drives: the horizon at row 62 of 160, looking straight
  // ahead.
  private static final double HORIZON_ROW = 62;
  private static final GroundPlane UDACITY = udacity();

  private static GroundPlane udacity() {
    double focal = 160 / StrictMath.tan(0.7);
    double pitch = StrictMath.atan((79.5 - HORIZON_ROW) / focal);
    return new GroundPlane(1.2, pitch, 1.4, 320, 160, 0);
  }

  private static int[] noise(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] pixels = new int[length];
    for (int i = 0; i < length; i++) {
      pixels[i] = random.nextInt(256);
    }
    return pixels;
  }

  // Left to right as bright as the column, so that a pixel tells where it came from.
  private static int[] columns(RetinaSettings retina) {
    int[] pixels = new int[retina.pixels()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % retina.columns() * 3;
    }
    return pixels;
  }

  private static int[] seen(ShiftedView view, int[] pixels) {
    int[] shifted = new int[pixels.length];
    view.apply(pixels, shifted);
    return shifted;
  }

  @Test
  void a_view_from_where_the_car_is_changes_no_bit() {
    int[] pixels = noise(WHOLE.pixels(), 1);

    assertThat(seen(new ShiftedView(DOWN, WHOLE, 0, 0), pixels)).isEqualTo(pixels);
  }

  @Test
  void every_plane_is_shown_as_one_alone() {
    int[] first = noise(WHOLE.pixels(), 1);
    int[] second = noise(WHOLE.pixels(), 2);
    int[] both = new int[2 * WHOLE.pixels()];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    ShiftedView view = new ShiftedView(DOWN, WHOLE, 0.05, -0.1);

    int[] shown = seen(view, both);

    assertThat(Arrays.copyOf(shown, first.length)).isEqualTo(seen(view, first));
    assertThat(Arrays.copyOfRange(shown, first.length, shown.length)).isEqualTo(seen(view, second));
  }

  @Test
  void a_shift_is_the_shear_measured_on_the_cameras_of_another_car() {
    RetinaSettings fine = new RetinaSettings(80, 80, 0, 100, ColourTerm.LUMA, 0);
    double cosPitch = StrictMath.cos(UDACITY.pitchRadians());
    double shift = 0.65 * 1.2 / cosPitch;
    int[] shown = seen(new ShiftedView(UDACITY, fine, shift, 0), columns(fine));

    // 80 columns of 4 picture pixels, 3 levels each; the middle column is away from both sides.
    for (int row = 32; row < 60; row++) {
      double pictureRow = row * 2 + 0.5;
      double moved = (shown[row * 80 + 40] - 40 * 3) / 3.0 * 4;
      assertThat(moved).as("row %s", pictureRow).isCloseTo(0.65 * (pictureRow - 62), within(0.8));
    }
  }

  @Test
  void above_the_horizon_a_shift_changes_nothing_and_a_rotation_moves_everything() {
    int[] pixels = columns(WHOLE);

    int[] shifted = seen(new ShiftedView(DOWN, WHOLE, 0.1, 0), pixels);
    int[] rotated = seen(new ShiftedView(DOWN, WHOLE, 0, 0.1), pixels);

    for (int column = 0; column < 80; column++) {
      assertThat(shifted[column]).isEqualTo(pixels[column]);
      assertThat(rotated[column]).isGreaterThanOrEqualTo(pixels[column]);
    }
    assertThat(rotated[40]).isGreaterThan(pixels[40] + 5);
  }

  @ParameterizedTest(name = "{0} m")
  @ValueSource(doubles = {-0.15, -0.05, 0.05, 0.15})
  void a_road_edge_parallel_to_the_car_goes_on_where_the_retina_ends(double shift) {
    // Bright to the right of a line on the ground that lies to the right of the car.
    double edge = 0.2;
    RetinaGrid grid = new RetinaGrid(DOWN, WHOLE);
    int[] pixels = painted(grid, edge);

    int[] shown = seen(new ShiftedView(DOWN, WHOLE, shift, 0), pixels);
    int[] real = painted(grid, edge - shift);

    int wrong = 0;
    int count = 0;
    for (int row = 0; row < 60; row++) {
      for (int column = 0; column < 80; column++) {
        double right = right(grid, row, column);
        // Away from the edge, a pixel's blur does not decide.
        if (!Double.isNaN(right) && Math.abs(right - (edge - shift)) > 0.03) {
          wrong += Math.abs(shown[row * 80 + column] - real[row * 80 + column]) > 60 ? 1 : 0;
          count++;
        }
      }
    }
    assertThat(count).isGreaterThan(2000);
    assertThat(wrong).as("wrong pixels of %d", count).isLessThanOrEqualTo(count / 200);
  }

  private static int[] painted(RetinaGrid grid, double edgeMeters) {
    int[] pixels = new int[WHOLE.pixels()];
    for (int row = 0; row < 60; row++) {
      for (int column = 0; column < 80; column++) {
        pixels[row * 80 + column] = right(grid, row, column) > edgeMeters ? 200 : 50;
      }
    }
    return pixels;
  }

  // How far to the right of the lens a pixel meets the ground; not a number above the horizon.
  private static double right(RetinaGrid grid, int row, int column) {
    double down =
        StrictMath.sin(DOWN.pitchRadians()) + grid.below(row) * StrictMath.cos(DOWN.pitchRadians());
    return down > 0 ? DOWN.heightMeters() * grid.across(column) / down : Double.NaN;
  }

  @Test
  void a_view_far_beyond_the_picture_still_shows_something_of_it() {
    int[] pixels = noise(WHOLE.pixels(), 3);

    for (double rotation : new double[] {-1.5, 1.5}) {
      int[] shown = seen(new ShiftedView(DOWN, WHOLE, 3 * rotation, rotation), pixels);
      for (int pixel : shown) {
        assertThat(pixel).isBetween(0, 255);
      }
    }
  }

  @Test
  void a_retina_of_one_pixel_is_its_own_view() {
    RetinaSettings one = new RetinaSettings(1, 1, 0, 100, ColourTerm.LUMA, 0);

    assertThat(seen(new ShiftedView(DOWN, one, 0.2, 0.2), new int[] {77})).containsExactly(77);
  }

  @Test
  void pixels_that_are_no_whole_planes_are_refused() {
    ShiftedView view = new ShiftedView(DOWN, WHOLE, 0, 0);

    assertThatThrownBy(() -> view.apply(new int[4801], new int[4801]))
        .hasMessage("pixels = 4801, into 4801, expected planes of 4800");
    assertThatThrownBy(() -> view.apply(new int[4800], new int[960]))
        .hasMessage("pixels = 4800, into 960, expected planes of 4800");
  }

  @Test
  void geometry_out_of_range_is_refused() {
    assertThatThrownBy(() -> new GroundPlane(0, 0.5, 1.4, 160, 120, 0))
        .hasMessage("heightMeters = 0.0, expected above 0..100");
    assertThatThrownBy(() -> new ShiftedView(DOWN, WHOLE, 0, Double.NaN))
        .hasMessage("rotation = NaN radians, expected -1.5..1.5");
  }
}
