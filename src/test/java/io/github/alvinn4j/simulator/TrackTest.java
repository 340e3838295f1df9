package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackTest {
  private final TrackPosition position = new TrackPosition();

  static Track circle(double radiusMeters) {
    List<TrackPoint> points = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double angle = 2 * Math.PI * i / 40;
      points.add(
          new TrackPoint(
              radiusMeters * StrictMath.cos(angle),
              radiusMeters * StrictMath.sin(angle),
              0.3,
              0.4));
    }
    return Track.through("circle", points);
  }

  @ParameterizedTest
  @CsvSource({
    "Oval_track, 19.55, 0.71",
    "Singapore, 60.47, 1.45",
    "reInvent2019_track, 23.12, 1.07",
    "reInvent2019_wide, 16.64, 1.07",
    "reinvent_base, 17.71, 0.76",
    "thunder_hill_pro, 59.15, 1.07"
  })
  void reads_every_ring_with_the_length_and_width_of_its_source(
      String name, double polygonMeters, double widthMeters) {
    Track track = Profiles.track(name);

    double width = 0;
    for (int i = 0; i < 1000; i++) {
      track.at(track.lengthMeters() * i / 1000, position);
      width += (position.leftMeters() + position.rightMeters()) / 1000;
    }
    assertThat(track.name()).isEqualTo(name);
    assertThat(track.lengthMeters()).isBetween(polygonMeters - 0.01, polygonMeters * 1.003);
    assertThat(width).isCloseTo(widthMeters, within(0.02));
  }

  @Test
  void a_circle_has_its_length_and_its_curvature_everywhere() {
    Track track = circle(1);

    assertThat(track.lengthMeters()).isCloseTo(2 * Math.PI, within(1e-4));
    assertThat(track.maxCurvaturePerMeter()).isCloseTo(1, within(0.01));
    track.at(2, position);
    assertThat(position.curvaturePerMeter()).as("left bend").isCloseTo(-1, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"reinvent_base", "Oval_track", "Singapore"})
  void projecting_a_place_gives_its_way_and_offset_back(String name) {
    Track track = Profiles.track(name);

    for (double arc = 0.005; arc < track.lengthMeters(); arc += 0.0313) {
      for (double lateral = -0.25; lateral <= 0.25; lateral += 0.125) {
        track.project(
            track.xMeters(arc, lateral), track.yMeters(arc, lateral), arc - 0.3, position);

        double ahead = position.arcMeters() - arc;
        double apart = ahead - track.lengthMeters() * Math.rint(ahead / track.lengthMeters());
        assertThat(position.lateralMeters()).as("at %s", arc).isCloseTo(lateral, within(1e-3));
        assertThat(apart).as("at %s, %s", arc, lateral).isCloseTo(0, within(4e-3));
      }
    }
  }

  @Test
  void an_offset_to_the_right_is_positive_in_driving_direction() {
    Track track = circle(1); // counter-clockwise: outside is right

    track.project(1.2, 0, 0, position);

    assertThat(position.lateralMeters()).isCloseTo(0.2, within(1e-3));
    assertThat(position.headingRadians()).isCloseTo(Math.PI / 2, within(1e-3));
    assertThat(position.halfWidthMeters()).isCloseTo(0.4, within(1e-9));
    assertThat(position.lateralShare()).isCloseTo(0.5, within(3e-3));
  }

  @Test
  void the_reversed_track_turns_the_signs_round_and_keeps_the_road() {
    Track track = circle(1);
    Track back = track.reversed();

    back.project(1.2, 0, 0, position);

    assertThat(back.lengthMeters()).isEqualTo(track.lengthMeters());
    assertThat(position.lateralMeters()).isCloseTo(-0.2, within(1e-3));
    assertThat(Angles.wrapped(position.headingRadians() + Math.PI / 2)).isCloseTo(0, within(1e-3));
    assertThat(position.halfWidthMeters()).isCloseTo(0.4, within(1e-9));
    assertThat(position.curvaturePerMeter()).isCloseTo(1, within(0.01));
    assertThat(back.yMeters(0.5, 0)).isCloseTo(-StrictMath.sin(0.5), within(1e-3));
  }

  @Test
  void the_centre_line_has_no_corners() {
    Track track = Profiles.track("reinvent_base");
    track.at(0, position);
    double heading = position.headingRadians();

    for (double arc = 0.01; arc < track.lengthMeters(); arc += 0.01) {
      track.at(arc, position);
      assertThat(Math.abs(Angles.wrapped(position.headingRadians() - heading)))
          .as("turn within 1 cm at %s", arc)
          .isLessThan(0.036);
      heading = position.headingRadians();
    }
  }

  @Test
  void a_way_of_another_lap_means_the_same_place() {
    Track track = Profiles.track("reinvent_base");

    track.at(3 + 2 * track.lengthMeters(), position);
    assertThat(position.arcMeters()).isCloseTo(3, within(1e-9));
    track.at(3 - track.lengthMeters(), position);
    assertThat(position.arcMeters()).isCloseTo(3, within(1e-9));
    assertThat(track.xMeters(3 - track.lengthMeters(), 0.1))
        .isCloseTo(track.xMeters(3, 0.1), within(1e-9));
  }
}
