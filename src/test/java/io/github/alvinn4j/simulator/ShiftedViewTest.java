package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.ShiftedView;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares transformed retinas with what a camera that really stands elsewhere sees.
class ShiftedViewTest {
  private static final double LENS_AHEAD = 0.0825;
  private static final RetinaSettings SEEING =
      new RetinaSettings(30, 32, 20, 100, ColourTerm.NORMALISED_BLUE, 0);
  private static final RetinaSettings FINE =
      new RetinaSettings(96, 128, 20, 100, ColourTerm.NORMALISED_BLUE, 0);

  private final Track track = Profiles.track("reinvent_base");
  private final RoadTexture texture =
      new RoadTexture(track, RoadStyle.outdoor(), new SplittableRandom(1));
  private final CameraMount mount = Profiles.car().camera();
  private final GroundCamera camera = new GroundCamera(mount, texture, RoadStyle.outdoor());
  private final GroundPlane ground =
      new GroundPlane(
          mount.heightMeters(),
          mount.pitchRadians(),
          mount.horizontalFieldOfViewRadians(),
          mount.widthPixels(),
          mount.heightPixels(),
          LENS_AHEAD);
  private final Frame frame = new Frame(mount.widthPixels(), mount.heightPixels());
  private final Preprocessor coarse =
      new Preprocessor(SEEING, mount.widthPixels(), mount.heightPixels());
  private final Preprocessor fine =
      new Preprocessor(FINE, mount.widthPixels(), mount.heightPixels());
  private final TrackPosition place = new TrackPosition();

  @AfterEach
  void free() {
    coarse.close();
    fine.close();
    frame.close();
    camera.close();
    texture.close();
  }

  // The retina of a car whose rear axle stands beside the centre line, turned to the right.
  private int[] seenFrom(
      Preprocessor preprocessor,
      RetinaSettings settings,
      double arcMeters,
      double shiftMeters,
      double rotationRadians) {
    track.at(arcMeters, place);
    double heading = place.headingRadians() - rotationRadians;
    camera.render(
        track.xMeters(arcMeters, shiftMeters) + LENS_AHEAD * StrictMath.cos(heading),
        track.yMeters(arcMeters, shiftMeters) + LENS_AHEAD * StrictMath.sin(heading),
        heading,
        frame);
    Retina retina = new Retina(settings.rows(), settings.columns());
    preprocessor.look(frame, retina);
    return retina.pixels();
  }

  private static double difference(int[] one, int[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs(one[i] - other[i]);
    }
    return sum / one.length;
  }

  @ParameterizedTest(name = "{0} m, {1} degrees: at most {2} of the error without a view")
  @CsvSource({
    "0.05, 0, 0.5",
    "-0.1, 0, 0.5",
    "0.15, 0, 0.5",
    "0, 5, 0.5",
    "0, -10, 0.5",
    "0.1, -8, 0.5",
    "-0.1, -8, 0.5"
  })
  void a_view_is_what_a_camera_there_really_sees(double shift, double degrees, double share) {
    double rotation = Math.toRadians(degrees);
    ShiftedView view = new ShiftedView(ground, SEEING, shift, rotation);
    int[] transformed = new int[SEEING.pixels()];
    double withView = 0;
    double without = 0;
    for (double arc = 0.1; arc < track.lengthMeters(); arc += 1.1) {
      int[] original = seenFrom(coarse, SEEING, arc, 0, 0);
      int[] real = seenFrom(coarse, SEEING, arc, shift, rotation);
      view.apply(original, transformed);
      withView += difference(transformed, real);
      without += difference(original, real);
    }

    assertThat(withView / without).isLessThan(share);
  }

  // The rest of the difference above is the coarse retina's: on a fine one, where nothing is
  // missing, it is small.
  @ParameterizedTest(name = "{0} m, {1} degrees")
  @CsvSource({"0.06, 0", "-0.06, 0", "0, 8", "0, -8", "0.05, -6", "0.05, 6"})
  void a_view_is_exact_where_the_retina_is_fine_and_nothing_is_missing(
      double shift, double degrees) {
    double rotation = Math.toRadians(degrees);
    ShiftedView view = new ShiftedView(ground, FINE, shift, rotation);
    int[] transformed = new int[FINE.pixels()];
    double withView = 0;
    double without = 0;
    for (double arc = 0.1; arc < track.lengthMeters(); arc += 2.2) {
      int[] original = seenFrom(fine, FINE, arc, 0, 0);
      int[] real = seenFrom(fine, FINE, arc, shift, rotation);
      view.apply(original, transformed);
      withView += middleDifference(transformed, real);
      without += middleDifference(original, real);
    }

    assertThat(withView / without).isLessThan(0.2);
  }

  private static double middleDifference(int[] one, int[] other) {
    int sum = 0;
    for (int row = FINE.rows() / 4; row < FINE.rows() * 3 / 4; row++) {
      for (int column = FINE.columns() / 4; column < FINE.columns() * 3 / 4; column++) {
        int pixel = row * FINE.columns() + column;
        sum += Math.abs(one[pixel] - other[pixel]);
      }
    }
    return sum;
  }
}
