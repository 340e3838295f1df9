package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors are those of the CommonRoad vehicle models and the F1TENTH gym, which have + = left.
class BicycleModelTest {
  private static final BicycleModel F1TENTH =
      new BicycleModel(0.15875 + 0.17145, 0.4189, 3.2, -5, 20, 7.319, 9.51);
  private static final BicycleModel BMW_320I =
      new BicycleModel(0.3048 * 3.793293 + 0.3048 * 4.667707, 1.066, 0.4, -13.6, 50.8, 7.319, 11.5);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.1, 2, 0.3, 0.5, 1,"
        + "1.9106729782512122, 0.5910404133226792, 0.5, 1.0, 0.6077206062110875",
    "1, -2, -0.25, 4, -1.2, -4, -12,"
        + "1.4494310179066947, -3.728156343868905, -3.2, -9.51, -3.093178936657011",
    "0, 0, 0.4189, 3, 0, 1, 0, 3.0, 0.0, 0.0, 0.0, 4.045310331364203",
    "0, 0, 0, 10, 3, 3.5, 9.51, -9.899924966004454, 1.4112000805986722, 3.2, 6.960369, 0.0",
    "0, 0, -0.4189, -5, 0.5, -1, -3,"
        + "-4.387912809451863, -2.3971276930210146, 0.0, 0.0, 6.742183885607004",
    "5, 5, 0.2, 20, 2, 0, 2, -8.322936730942848, 18.18594853651363, 0, 0, 12.278015475994701"
  })
  void gives_the_published_derivatives_of_a_tenth_scale_car(
      double x,
      double y,
      double left,
      double speed,
      double heading,
      double leftRate,
      double push,
      double rateX,
      double rateY,
      double rateLeft,
      double rateSpeed,
      double rateHeading) {
    VehicleState rate =
        F1TENTH.rate(new VehicleState(x, y, heading, -left, speed), -leftRate, push);

    assertThat(rate.xMeters()).isCloseTo(rateX, within(1e-13));
    assertThat(rate.yMeters()).isCloseTo(rateY, within(1e-13));
    assertThat(-rate.steeringRadians()).isCloseTo(rateLeft, within(1e-13));
    assertThat(rate.speedMetersPerSecond()).isCloseTo(rateSpeed, within(1e-13));
    assertThat(rate.headingRadians()).isCloseTo(rateHeading, within(1e-13));
  }

  @Test
  void gives_the_published_derivative_of_a_full_size_car() {
    var state =
        new VehicleState(
            3.9579422297936526,
            0.0391650102771405,
            0.0294717351052816,
            -0.0378491427211811,
            16.354695786088357);

    VehicleState rate = BMW_320I.rate(state, -0.15, 0.63 * 9.81);

    assertThat(rate.xMeters()).isCloseTo(16.34759359342502, within(1e-13));
    assertThat(rate.yMeters()).isCloseTo(0.4819314886013121, within(1e-13));
    assertThat(rate.speedMetersPerSecond()).isCloseTo(5.146442410233975, within(1e-13));
    assertThat(rate.headingRadians()).isCloseTo(0.2401426578627629, within(1e-13));
  }

  @Test
  void integrates_a_second_of_accelerated_turning_to_the_published_state() {
    var state = new VehicleState(0, 0, 0, 0, 0);

    for (int i = 0; i < 1000; i++) {
      state = BMW_320I.step(state, -0.15, 0.63 * 9.81, 1e-3);
    }

    assertThat(state.xMeters()).isCloseTo(3.0845676868494927, within(1e-6));
    assertThat(state.yMeters()).isCloseTo(0.1484249221523042, within(1e-6));
    assertThat(state.steeringRadians()).isCloseTo(-0.15, within(1e-12));
    assertThat(state.speedMetersPerSecond()).isCloseTo(6.1803, within(1e-9));
    assertThat(state.headingRadians()).isCloseTo(0.1203664469224163, within(1e-6));
  }

  @Test
  void drives_the_closed_form_circle_with_constant_wheels() {
    var state = new VehicleState(0, 0, 0, -0.2, 2);

    for (int i = 0; i < 300; i++) {
      state = F1TENTH.step(state, 0, 0, SimulatedVehicle.STEP_SECONDS);
    }

    assertThat(state.xMeters()).isCloseTo(1.5695188615719924, within(1e-9));
    assertThat(state.yMeters()).isCloseTo(2.0648361305775413, within(1e-9));
    assertThat(state.headingRadians()).isCloseTo(1.8417023213992052, within(1e-12));
  }

  @Test
  void wheels_to_the_right_turn_clockwise() {
    VehicleState state = F1TENTH.step(new VehicleState(0, 0, 0, 0.2, 1), 0, 0, 0.1);

    assertThat(state.headingRadians()).isNegative();
    assertThat(state.yMeters()).isNegative();
  }
}
