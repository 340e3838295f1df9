package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.cli.StopMeasurement.Phase;
import io.github.alvinn4j.safety.PulseRange;
import org.junit.jupiter.api.Test;

class StopMeasurementTest {
  private static final long SECOND = 1_000_000_000L;

  private final StopMeasurement measurement =
      new StopMeasurement(new PulseRange(1000, 1500, 2000), 0);

  @Test
  void tells_the_time_from_the_cut_to_the_persons_key() {
    assertThat(measurement.press(2 * SECOND)).isTrue();
    assertThat(measurement.throttleMicros()).isEqualTo(1575);
    assertThat(measurement.press(4 * SECOND)).isTrue();
    assertThat(measurement.phase()).isEqualTo(Phase.CUT);
    assertThat(measurement.throttleMicros()).isEqualTo(1500);
    assertThat(measurement.millis()).isEmpty();

    assertThat(measurement.press(4 * SECOND + SECOND / 2)).isTrue();

    assertThat(measurement.millis()).hasValue(500);
  }

  @Test
  void a_key_that_comes_too_early_is_not_taken() {
    assertThat(measurement.press(SECOND)).isFalse();
    assertThat(measurement.phase()).isEqualTo(Phase.NEUTRAL);
    assertThat(measurement.press(2 * SECOND)).isTrue();
    assertThat(measurement.press(3 * SECOND)).isFalse();
    assertThat(measurement.phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void nothing_comes_after_the_end() {
    measurement.press(2 * SECOND);
    measurement.press(4 * SECOND);
    measurement.press(5 * SECOND);

    assertThat(measurement.press(9 * SECOND)).isFalse();
    assertThat(measurement.millis()).hasValue(1000);
  }
}
