package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.RunGoal;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.Track;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped model, which has learned the middle of the road, drives beside it.
class LaneShiftDriveTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HERTZ = 20;

  @TempDir private Path folder;

  private static RefereeReport drive(
      String track, double laneMeters, double seconds, List<DriveObserver> observers) {
    Models models =
        new Models(List.of(NamedModel.read(Drives.MODEL))).beside(Optional.of(laneMeters));
    Scenario scenario =
        Scenario.on(Track.read(Path.of("simulator/tracks/" + track + ".csv")))
            .with(new RunGoal.Seconds(seconds));
    return LockstepDrive.run(
        VehicleProfiles.read(Drives.PROFILE),
        models,
        DriveSettings.Goal.AUTO,
        scenario,
        1,
        observers);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.15, 0.15})
  void every_shipped_track_is_driven_beside_the_middle_without_help(double meters)
      throws Exception {
    Transcript said = Transcript.of("evaluate", "--json", "--laps", 1, "--lane-shift=" + meters);

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode json = JSON.readTree(said.out());
    assertThat(json.get("lane_shift_meters").doubleValue()).isEqualTo(meters);
    assertThat(json.at("/total/interventions").intValue()).isZero();
    for (JsonNode track : json.get("tracks")) {
      assertThat(track.get("lateral_mean_meters").doubleValue())
          .as(track.get("track").textValue())
          .isCloseTo(meters, within(0.03));
    }
  }

  @Test
  void a_change_of_lane_while_driving_arrives_on_the_other_side_and_stays_on_the_road() {
    int changeTick = 20 * HERTZ;
    RefereeReport before = drive("reinvent_base", -0.15, 20, List.of());
    RefereeReport after =
        drive(
            "reinvent_base",
            -0.15,
            60,
            List.of(tick -> {
              if (tick.number() == changeTick) {
                tick.pilot().wantLane(0.15);
              }
            }));

    assertThat(before.lateralMeanMeters()).isCloseTo(-0.15, within(0.03));
    assertThat(after.interventions()).isZero();
    // The last 36 s, after the ramp of 4 s: the sum of all less that of what was before.
    double onTheRight =
        (after.lateralMeanMeters() * 60 - before.lateralMeanMeters() * 20) / (60 - 20);
    assertThat(onTheRight).isCloseTo(0.15, within(0.04));
  }

  @Test
  void a_shift_of_zero_drives_bit_for_bit_as_without() {
    Models plain = new Models(List.of(NamedModel.read(Drives.MODEL)));
    Scenario scenario = Scenario.on(Track.read(Drives.OVAL)).with(new RunGoal.Seconds(10));
    RefereeReport without =
        LockstepDrive.run(
            VehicleProfiles.read(Drives.PROFILE),
            plain,
            DriveSettings.Goal.AUTO,
            scenario,
            1,
            List.of());

    assertThat(drive("Oval_track", 0, 10, List.of())).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.51", "-0.6", "NaN"})
  void a_shift_beyond_half_a_meter_is_refused(String meters) {
    assertThat(Refusal.in(folder, "drive", "--headless", "--lockstep", "--lane-shift=" + meters))
        .isEqualTo("--lane-shift = %s, expected -0.5..0.5".formatted(meters));
  }

  @Test
  void people_read_on_which_side_it_drove() {
    Transcript said =
        Transcript.of("evaluate", "--laps", 1, "--tracks", Drives.OVAL, "--lane-shift", "-0.1");

    assertThat(said.out()).containsPattern("Oval_track +on average \\d+\\.\\d cm left of the");
  }
}
