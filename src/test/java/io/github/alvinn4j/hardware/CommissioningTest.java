package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommissioningTest {
  @Test
  void everything_is_missing_on_a_car_that_nobody_has_tried() {
    assertThat(Commissioning.NONE.missing(true))
        .containsExactly(
            "directions of servo and motor are not confirmed",
            "ESC without pulses: not measured",
            "ESC after kill -9: not measured",
            "ESC without heartbeat: not measured");
  }

  @Test
  void nothing_is_missing_on_a_car_that_stops_in_time() {
    Commissioning shown =
        new Commissioning(true, OptionalInt.of(800), OptionalInt.of(2000), OptionalInt.empty());

    assertThat(shown.missing(false)).isEmpty();
  }

  @Test
  void a_motor_that_stops_too_late_counts_as_missing() {
    Commissioning shown =
        new Commissioning(true, OptionalInt.of(2001), OptionalInt.of(100), OptionalInt.of(60));

    assertThat(shown.missing(true))
        .containsExactly("ESC without pulses: at rest after 2001 ms, expected at most 2000");
  }

  @Test
  void times_that_cannot_be_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Commissioning(true, OptionalInt.of(-1), OptionalInt.empty(), OptionalInt.empty()))
        .withMessageContaining("signalLossMillis");
  }
}
