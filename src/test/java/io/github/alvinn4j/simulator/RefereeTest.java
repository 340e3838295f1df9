package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RefereeTest {
  private final Track track =
      TrackTest.circle(1); // 6.28 m round, 0.3 m to the left, 0.4 to the right
  private final SimulatedVehicle vehicle =
      new SimulatedVehicle(Profiles.car(), new SimulatedActuator());
  private final Referee referee = new Referee(track, vehicle, 0, 1);

  // Puts the car somewhere as if it had driven there.
  private void driveTo(double arcMeters, double lateralMeters) {
    var position = new TrackPosition();
    track.at(arcMeters, position);
    vehicle.placeAt(
        track.xMeters(arcMeters, lateralMeters),
        track.yMeters(arcMeters, lateralMeters),
        position.headingRadians(),
        1);
    referee.step();
  }

  private void driveFromTo(double from, double to) {
    double step = from < to ? 0.05 : -0.05;
    for (double arc = from; Math.abs(arc - to) > 0.03; arc += step) {
      driveTo(arc, 0);
    }
    referee.frame();
  }

  @Test
  void a_lap_is_complete_only_after_the_whole_ring() {
    driveFromTo(0, 6.1);
    assertThat(referee.report().laps()).isZero();

    driveFromTo(6.1, 6.4);
    assertThat(referee.report().laps()).isEqualTo(1);
    assertThat(referee.report().progressMeters()).isCloseTo(6.35, within(0.02));
  }

  @Test
  void crossing_the_start_to_and_fro_is_no_lap() {
    for (int i = 0; i < 5; i++) {
      driveFromTo(0.2, -0.2);
      driveFromTo(-0.2, 0.2);
    }

    assertThat(referee.report().laps()).isZero();
    assertThat(Math.abs(referee.report().progressMeters())).isLessThan(0.3);
  }

  @Test
  void driving_round_backwards_is_no_lap() {
    driveFromTo(0, -7);

    assertThat(referee.report().laps()).isZero();
    assertThat(referee.report().progressMeters()).isCloseTo(-6.95, within(0.03));
  }

  @Test
  void a_car_beyond_the_border_is_put_back_on_the_centre_line_and_counted() {
    driveTo(1, 0.39);
    assertThat(vehicle.state().xMeters()).isCloseTo(track.xMeters(1, 0.39), within(1e-9));

    driveTo(1.05, 0.41);
    referee.frame();

    assertThat(referee.report().interventions()).isEqualTo(1);
    assertThat(vehicle.state().xMeters()).isCloseTo(track.xMeters(1.05, 0), within(2e-3));
    assertThat(vehicle.state().yMeters()).isCloseTo(track.yMeters(1.05, 0), within(2e-3));
    assertThat(vehicle.state().headingRadians()).isCloseTo(1.05 + Math.PI / 2, within(0.01));
    assertThat(vehicle.state().speedMetersPerSecond()).isEqualTo(1);
    assertThat(vehicle.state().steeringRadians()).isZero();
  }

  @Test
  void the_left_border_counts_with_its_own_distance() {
    driveTo(1, -0.31);
    referee.frame();

    assertThat(referee.report().interventions()).isEqualTo(1);
  }

  @Test
  void lateral_figures_are_of_frames() {
    driveTo(0, 0.1);
    referee.frame();
    driveTo(0.05, -0.2);
    referee.frame();

    assertThat(referee.report().lateralMeters()).isCloseTo(-0.2, within(1e-3));
    assertThat(referee.report().lateralMaxMeters()).isCloseTo(0.2, within(1e-3));
    assertThat(referee.report().lateralRmsMeters())
        .isCloseTo(StrictMath.sqrt((0.01 + 0.04) / 2), within(1e-3));
  }

  @Test
  void distance_and_time_add_up_over_steps() {
    for (int i = 0; i < 200; i++) {
      driveTo(0.005 * i, 0);
    }
    referee.frame();

    assertThat(referee.report().elapsedSeconds()).isCloseTo(1, within(1e-9));
    assertThat(referee.report().distanceMeters()).isCloseTo(1, within(1e-9));
  }

  @Test
  void autonomy_takes_six_seconds_for_each_intervention() {
    assertThat(new RefereeReport(600, 0, 0, 0, 0, 0, 0, 0, 10).autonomyPercent())
        .as("the example of the PilotNet paper")
        .isCloseTo(90, within(1e-9));
    assertThat(new RefereeReport(10, 0, 0, 0, 0, 0, 0, 0, 9).autonomyPercent()).isZero();
    assertThat(new RefereeReport(0, 0, 0, 0, 0, 0, 0, 0, 0).autonomyPercent()).isEqualTo(100);
  }
}
