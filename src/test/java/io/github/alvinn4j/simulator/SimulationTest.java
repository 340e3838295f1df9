package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.alvinn4j.camera.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Scenario BASE = Scenario.on(Profiles.track("reinvent_base"));

  @Test
  void the_same_seed_gives_the_same_pixels_and_pulses() {
    Scenario scenario =
        BASE.with(DisturbanceStrength.demonstration()).with(new RunGoal.Seconds(10));
    try (var one = new ExpertRun(scenario, 3);
        var same = new ExpertRun(scenario, 3);
        var other = new ExpertRun(scenario, 4)) {
      one.finish();
      same.finish();
      other.finish();

      assertThat(same.pixelDigest()).isEqualTo(one.pixelDigest());
      assertThat(same.pulseDigest()).isEqualTo(one.pulseDigest());
      assertThat(same.simulation.vehicle()).isEqualTo(one.simulation.vehicle());
      assertThat(other.pixelDigest()).isNotEqualTo(one.pixelDigest());
      assertThat(other.pulseDigest()).isNotEqualTo(one.pulseDigest());
    }
  }

  @Test
  void the_pixels_and_pulses_of_a_seed_are_those_of_every_other_machine() {
    Scenario scenario =
        BASE.with(DisturbanceStrength.demonstration()).with(new RunGoal.Seconds(10));
    try (var run = new ExpertRun(scenario, 3)) {
      run.finish();

      // Taken on x86-64. Change them on purpose only: when the road, the car or the camera changes.
      assertThat(List.of(run.pulseDigest(), run.pixelDigest()))
          .as("CRC32C of pulses and of pixels")
          .containsExactly(502925832L, 2144661534L);
    }
  }

  @Test
  void reading_a_frame_lets_exactly_one_period_pass_and_stamps_it() {
    try (var run = new ExpertRun(BASE, 1)) {
      run.step();
      assertThat(run.frame.sequence()).isZero();
      assertThat(run.frame.captureNanos()).isEqualTo(50_000_000);

      run.step();
      assertThat(run.frame.sequence()).isEqualTo(1);
      assertThat(run.clock.nanos()).isEqualTo(100_000_000);
      assertThat(run.simulation.referee().report().elapsedSeconds()).isCloseTo(0.1, within(1e-9));
    }
  }

  @Test
  void ends_when_the_goal_is_reached() {
    try (var seconds = new ExpertRun(BASE.with(new RunGoal.Seconds(1)), 1);
        var meters = new ExpertRun(BASE.with(new RunGoal.Meters(2)), 1)) {
      assertThat(seconds.finish().elapsedSeconds()).isCloseTo(1, within(1e-9));
      assertThat(seconds.frame.sequence()).isEqualTo(19);
      assertThat(meters.finish().distanceMeters()).isBetween(2.0, 2.06);
    }
  }

  @Test
  void ends_when_it_is_stopped_without_touching_the_frame() {
    try (var run = new ExpertRun(BASE, 1)) {
      run.step();
      run.simulation.camera().stop();

      assertThat(run.step()).isFalse();
      assertThat(run.frame.sequence()).isZero();
      assertThat(run.clock.nanos()).isEqualTo(50_000_000);
    }
  }

  @Test
  void a_driver_who_never_steers_is_put_back_and_goes_on() {
    try (var run = new ExpertRun(BASE.with(new RunGoal.Seconds(30)), 1)) {
      boolean going = true;
      while (going) {
        going = run.step(0, 16384);
      }
      RefereeReport report = run.simulation.referee().report();

      assertThat(report.interventions()).isBetween(5, 40);
      assertThat(report.laps()).isPositive();
      assertThat(report.autonomyPercent()).isLessThan(5);
    }
  }

  @Test
  void a_run_begins_where_it_is_told_to() {
    try (var run = new ExpertRun(BASE.with(new StartPosition(3, 0.1, 0.2, 0)), 1)) {
      run.step(0, 0);

      TrackPosition position = run.simulation.referee().position();
      assertThat(position.arcMeters()).isCloseTo(3, within(0.002));
      assertThat(position.lateralMeters()).isCloseTo(0.1, within(1e-3));
      assertThat(run.simulation.vehicle().headingRadians())
          .isCloseTo(position.headingRadians() - 0.2, within(1e-3));
    }
  }

  @Test
  void a_frame_of_another_size_is_refused() {
    try (var run = new ExpertRun(BASE, 1);
        var wrong = new Frame(80, 60)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> run.simulation.camera().read(wrong))
          .withMessage("frame = 80x60, expected 160x120");
    }
  }

  @Test
  void a_disturbance_out_of_range_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DisturbanceStrength(1.5, 2, 0.5, 0.3))
        .withMessage("gustShare = 1.5, expected 0..1.0");
  }
}
