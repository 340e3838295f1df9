package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimulatedVehicleTest {
  private final SimulatedActuator actuator = new SimulatedActuator();
  private final SimulatedVehicle vehicle = new SimulatedVehicle(Profiles.car(), actuator);

  private void pass(double seconds) {
    for (int i = 0; i < Math.round(seconds * SimulatedVehicle.STEPS_PER_SECOND); i++) {
      vehicle.step(0);
    }
  }

  @Test
  void a_steering_step_has_come_about_by_half_to_two_thirds_after_the_lag() {
    actuator.write(2000, 1500);

    pass(0.08);
    assertThat(vehicle.state().steeringRadians()).as("within the dead time").isZero();
    pass(0.12);
    assertThat(vehicle.state().steeringRadians() / 0.5).isBetween(0.5, 0.64);
    pass(1);
    assertThat(vehicle.state().steeringRadians()).isCloseTo(0.5, within(0.001));
  }

  @Test
  void a_longer_pulse_turns_right_and_a_shorter_one_left() {
    vehicle.placeAt(0, 0, 0, 1);
    actuator.write(1750, 1750);
    pass(1);
    assertThat(vehicle.state().headingRadians()).isNegative();
    assertThat(vehicle.state().steeringRadians()).isCloseTo(0.25, within(0.001));

    actuator.write(1250, 1750);
    pass(1);
    assertThat(vehicle.state().steeringRadians()).isCloseTo(-0.25, within(0.001));
  }

  @Test
  void speed_follows_the_throttle_with_a_time_constant() {
    actuator.write(1500, 1750);

    pass(0.3);
    assertThat(vehicle.state().speedMetersPerSecond()).isCloseTo(0.63, within(0.02));
    pass(3);
    assertThat(vehicle.state().speedMetersPerSecond()).isCloseTo(1, within(0.001));
  }

  @Test
  void without_pulses_the_wheels_stay_and_the_car_coasts_to_a_stop() {
    actuator.write(2000, 1750);
    pass(0.2);
    double steering = vehicle.state().steeringRadians();

    actuator.release();
    pass(3);

    assertThat(vehicle.state().steeringRadians()).isEqualTo(steering).isBetween(0.2, 0.4);
    assertThat(vehicle.state().speedMetersPerSecond()).isCloseTo(0, within(0.001));
  }

  @Test
  void a_full_lock_command_never_turns_the_wheels_beyond_the_lock() {
    actuator.write(2300, 1500);
    pass(2);

    assertThat(vehicle.state().steeringRadians()).isLessThanOrEqualTo(0.5 + 1e-12);
  }

  @Test
  void knows_where_it_will_be_when_a_command_arrives() {
    vehicle.placeAt(1, 2, 0.3, 1);
    actuator.write(1900, 1700);
    pass(0.1);
    VehicleState expected = vehicle.whenCommandArrives();

    pass(0.08);

    assertThat(vehicle.state()).isEqualTo(expected);
  }

  @Test
  void a_car_that_was_placed_forgets_what_was_under_way() {
    actuator.write(2000, 1500);
    pass(0.2);
    actuator.write(1500, 1500);

    vehicle.placeAt(0, 0, 0, 1);
    pass(0.5);

    assertThat(vehicle.state().steeringRadians()).isZero();
  }
}
