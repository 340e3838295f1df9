package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.recording.TubRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeStepsTest {
  private static TimeSteps of(long... millis) {
    List<TubRecord> records =
        LongStream.of(millis)
            .mapToObj(t -> new TubRecord(0, "0.jpg", 0, 0, "user", t, Optional.empty()))
            .toList();
    return new TimeSteps(records);
  }

  @Test
  void the_median_and_the_longest_step_are_found() {
    TimeSteps steps = of(1000, 1050, 1099, 1400);

    assertThat(steps.medianMillis()).isEqualTo(50);
    assertThat(steps.quantileMillis(0.99)).isEqualTo(301);
    assertThat(steps.maxMillis()).isEqualTo(301);
    assertThat(steps.plausible()).isTrue();
  }

  @Test
  void a_converter_writes_faster_than_any_camera() {
    assertThat(of(1000, 1003, 1006).plausible()).isFalse();
    assertThat(of(0, 0, 0).plausible()).isFalse();
  }

  @Test
  void a_single_record_has_no_steps() {
    TimeSteps steps = of(1000);

    assertThat(steps.medianMillis()).isZero();
    assertThat(steps.maxMillis()).isZero();
    assertThat(steps.plausible()).isTrue();
  }
}
