package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.simulator.DisturbanceStrength;
import io.github.alvinn4j.simulator.Track;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AlvinnAblationTest {
  private static AblationRun taught(boolean views, boolean buffer) {
    VehicleProfile car = VehicleProfiles.read(Path.of("hardware/simulator.yaml"));
    Track track = Track.read(Path.of("simulator/tracks/reinvent_base.csv"));
    return AblationRun.of(car, track, 30, 1, 1, DisturbanceStrength.none(), views, buffer);
  }

  @Test
  void without_views_and_buffer_the_car_leaves_the_road_and_with_both_it_stays() {
    AblationRun neither = taught(false, false);
    AblationRun both = taught(true, true);

    assertThat(neither.name()).isEqualTo("-trans -buff");
    assertThat(neither.end().interventions()).isGreaterThan(3);
    assertThat(neither.metersUntilHelp()).isLessThan(10);
    assertThat(both.name()).isEqualTo("+trans +buff");
    assertThat(both.end().interventions()).isZero();
    assertThat(both.end().lateralRmsMeters())
        .isLessThan(neither.end().lateralRmsMeters() / 2)
        .isLessThan(0.05);
    assertThat(Math.abs(both.meanLateralMeters())).isLessThan(0.03);
  }
}
