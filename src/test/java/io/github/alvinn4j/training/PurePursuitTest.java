package io.github.alvinn4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurePursuitTest {
  private static final double UNIT = 0.1 / 29; // 1/m: ALVINN's thirty units over +-0.05 1/m

  /// ALVINN's van: steering is curvature as a share of 0.05 1/m.
  private static final SteeringGeometry VAN = new SteeringGeometry(s -> s * 0.05, k -> k / 0.05);

  private static final double WHEELBASE = 0.165;
  private static final double LOCK = 0.5;
  private static final SteeringGeometry CAR =
      new SteeringGeometry(
          steering -> StrictMath.tan(steering * LOCK) / WHEELBASE,
          curvature -> StrictMath.atan(curvature * WHEELBASE) / LOCK);

  @ParameterizedTest(name = "look-ahead {0} m")
  @ValueSource(doubles = {0.2, 0.5, 0.9})
  void the_view_from_the_car_itself_has_the_drivers_steering(double lookAhead) {
    PurePursuit labels = new PurePursuit(CAR, lookAhead);

    for (float steering = -1; steering <= 1; steering += 0.125f) {
      assertThat(labels.steering(steering, 0, 0)).isCloseTo(steering, within(1e-6f));
    }
  }

  // The table of the reference, section 3.2: 0.6 m and 6 degrees aside on a straight road.
  @ParameterizedTest(name = "{0} m: {1} units")
  @CsvSource({"7, 15.6", "10, 9.5", "15, 5.6", "20, 3.9", "25, 3.0", "50, 1.35"})
  void a_straight_roads_labels_are_as_the_reference_has_them(double lookAhead, double units) {
    PurePursuit labels = new PurePursuit(VAN, lookAhead);

    double curvature = labels.curvature(0, 0.6, Math.toRadians(6));

    assertThat(-curvature / UNIT).isCloseTo(units, within(0.051));
  }

  @ParameterizedTest(name = "curvature {0}")
  @CsvSource({"0.05, 0.6, 6", "-0.05, 0.6, 6", "0.03, -0.6, 3", "-0.02, 0.3, -6"})
  void in_a_bend_it_is_the_exact_form_of_the_reference(double k, double s, double degrees) {
    double along = 15;
    double ahead = StrictMath.sin(k * along) / k; // the same place, measured straight ahead
    double aside = 1 / k - Math.signum(k) * Math.sqrt(1 / (k * k) - ahead * ahead);
    double th = Math.toRadians(degrees);
    double x = (aside - s) * Math.cos(th) - ahead * Math.sin(th);
    double y = (aside - s) * Math.sin(th) + ahead * Math.cos(th);

    assertThat(new PurePursuit(VAN, along).curvature(k, s, th))
        .isCloseTo(2 * x / (x * x + y * y), within(1e-12));
  }

  @Test
  void whoever_stands_to_the_right_or_looks_to_the_right_steers_left() {
    PurePursuit labels = new PurePursuit(CAR, 0.6);

    assertThat(labels.steering(0, 0.1, 0)).isNegative();
    assertThat(labels.steering(0, 0, 0.1)).isNegative();
    assertThat(labels.steering(0, -0.1, -0.1)).isEqualTo(-labels.steering(0, 0.1, 0.1));
  }

  @Test
  void a_car_that_follows_its_label_drives_through_the_drivers_place() {
    double k = 0.8;
    double l = 0.7;
    double s = -0.12;
    double th = 0.15;
    double label = new PurePursuit(CAR, l).curvature(k, s, th);
    // The driver's place, and the car's circle, both in the frame of the original car.
    double placeX = (1 - Math.cos(k * l)) / k;
    double placeY = Math.sin(k * l) / k;
    double centreX = s + Math.cos(th) / label;
    double centreY = -Math.sin(th) / label;

    assertThat(Math.hypot(placeX - centreX, placeY - centreY))
        .isCloseTo(Math.abs(1 / label), within(1e-9));
  }

  @Test
  void a_range_beyond_full_lock_is_an_error_of_the_profile() {
    assertThatThrownBy(() -> new PurePursuit(VAN, 7).requireDrivable(0.6, Math.toRadians(6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a view 0.6 m and 6.0 degrees aside needs 1.08 of full lock on a straight road,"
                + " expected at most 1: look farther ahead than 7.0 m or shift and rotate less");
    assertThatCode(() -> new PurePursuit(VAN, 10).requireDrivable(0.6, Math.toRadians(6)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_label_beyond_full_lock_in_a_bend_is_held_there() {
    assertThat(new PurePursuit(CAR, 0.4).steering(-0.9f, 0.15, 0.25)).isEqualTo(-1);
  }

  @Test
  void no_look_ahead_is_refused() {
    assertThatThrownBy(() -> new PurePursuit(CAR, 0))
        .hasMessage("look-ahead = 0.0 m, expected above 0");
  }
}
