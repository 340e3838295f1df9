package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.safety.DriveCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpertDriverTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Oval_track",
        "Singapore",
        "reInvent2019_track",
        "reInvent2019_wide",
        "reinvent_base",
        "thunder_hill_pro"
      })
  void holds_the_centre_line_of_every_ring_at_a_meter_a_second(String name) {
    try (var run = new ExpertRun(Scenario.on(Profiles.track(name)).with(new RunGoal.Laps(1)), 1)) {
      RefereeReport report = run.finish();

      assertThat(report.laps()).isEqualTo(1);
      assertThat(report.interventions()).isZero();
      assertThat(report.lateralRmsMeters()).isLessThan(0.015);
      assertThat(report.lateralMaxMeters()).isLessThan(0.06);
      assertThat(report.distanceMeters() / report.elapsedSeconds()).isBetween(0.95, 1.0);
    }
  }

  @Test
  void holds_the_line_the_other_way_round_too() {
    Track back = Profiles.track("reinvent_base").reversed();
    try (var run = new ExpertRun(Scenario.on(back).with(new RunGoal.Laps(1)), 1)) {
      RefereeReport report = run.finish();

      assertThat(report.interventions()).isZero();
      assertThat(report.lateralRmsMeters()).isLessThan(0.015);
    }
  }

  @Test
  void drives_in_a_lane_beside_the_centre_line() {
    Track track = Profiles.track("Oval_track");
    var scenario =
        new Scenario(
            track,
            RoadStyle.outdoor(),
            new StartPosition(0, 0.15, 0, 1),
            new RunGoal.Laps(1),
            DisturbanceStrength.none(),
            0.15);
    try (var run = new ExpertRun(scenario, 1)) {
      RefereeReport report = run.finish();

      assertThat(report.lateralRmsMeters()).isCloseTo(0.15, within(0.01));
      assertThat(report.lateralMeters()).isCloseTo(0.15, within(0.01));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reinvent_base", "Oval_track", "thunder_hill_pro"})
  void a_disturbed_run_goes_far_out_and_often_turned_but_never_off_the_road(String name) {
    Scenario scenario =
        Scenario.on(Profiles.track(name))
            .with(DisturbanceStrength.demonstration())
            .with(new RunGoal.Seconds(120));
    try (var run = new ExpertRun(scenario, 5)) {
      RefereeReport report = run.finish();

      assertThat(report.interventions()).isZero();
      assertThat(run.largestShare()).isBetween(0.6, 0.95);
      assertThat(run.shareOfFramesFarOut()).isGreaterThan(0.03);
      assertThat(run.shareOfFramesTurned()).isGreaterThan(0.06);
    }
  }

  @Test
  void wants_to_go_right_when_the_car_stands_left_of_the_line() {
    Scenario scenario =
        Scenario.on(Profiles.track("Oval_track")).with(new StartPosition(0, -0.2, 0, 1));
    try (var run = new ExpertRun(scenario, 1)) {
      var command = new DriveCommand();

      assertThat(run.simulation.expert().read(command)).isTrue();

      assertThat(command.steeringQ15()).isGreaterThan(3000);
      assertThat(command.throttleQ15()).isEqualTo(16384);
    }
  }
}
