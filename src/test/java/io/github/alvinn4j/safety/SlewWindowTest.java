package io.github.alvinn4j.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// To the nanosecond: when a step counts, and when no longer.
class SlewWindowTest {
  private static final long MILLI = 1_000_000L;

  private final SlewWindow window = new SlewWindow(new SlewLimit(40, 100));

  private int step(long now) {
    int micros = window.reachMicros(now);
    window.note(now, micros);
    return micros;
  }

  @Test
  void a_tick_gets_its_share_until_the_window_is_spent() {
    assertThat(step(0)).isEqualTo(40);
    assertThat(step(MILLI)).isEqualTo(40);
    assertThat(step(2 * MILLI)).isEqualTo(20);
    assertThat(step(3 * MILLI)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 12345, Long.MAX_VALUE, Long.MAX_VALUE - 250 * MILLI + 1, -MILLI})
  void a_step_is_forgiven_after_250_ms_and_not_a_nanosecond_sooner(long start) {
    step(start);
    step(start + MILLI);
    step(start + 2 * MILLI);

    assertThat(window.reachMicros(start + 250 * MILLI - 1)).isZero();
    assertThat(window.reachMicros(start + 250 * MILLI)).isEqualTo(40);
    window.note(start + 250 * MILLI, 40);
    assertThat(window.reachMicros(start + 251 * MILLI - 1)).isZero();
    assertThat(window.reachMicros(start + 251 * MILLI)).isEqualTo(40);
  }

  @Test
  void all_is_forgiven_after_a_long_rest() {
    step(0);
    step(1);
    step(2);

    assertThat(step(1000 * MILLI)).isEqualTo(40);
    assertThat(step(1000 * MILLI)).isEqualTo(40);
    assertThat(step(1000 * MILLI)).isEqualTo(20);
  }

  @Test
  void ticks_without_a_step_take_no_place() {
    window.note(0, 40);
    for (int tick = 1; tick <= 1000; tick++) {
      window.note(tick, 0);
    }
    window.note(1000, 40);

    assertThat(window.reachMicros(250 * MILLI)).isEqualTo(40);
    assertThat(window.reachMicros(250 * MILLI)).isEqualTo(40);
    assertThat(window.reachMicros(250 * MILLI + 999)).isEqualTo(40);
    window.note(250 * MILLI + 999, 40);
    assertThat(window.reachMicros(250 * MILLI + 999)).isEqualTo(20);
    assertThat(window.reachMicros(250 * MILLI + 1000)).isEqualTo(40);
  }

  /// The ring is full when every step is a single microsecond: the most there can be.
  @Test
  void the_smallest_steps_are_all_remembered_round_after_round() {
    for (int round = 0; round < 5; round++) {
      long start = round * 400L * MILLI;
      for (int i = 0; i < 100; i++) {
        assertThat(window.reachMicros(start + i * MILLI)).isEqualTo(Math.min(40, 100 - i));
        window.note(start + i * MILLI, 1);
      }
      assertThat(window.reachMicros(start + 100 * MILLI)).isZero();
      for (int i = 0; i < 100; i++) {
        assertThat(window.reachMicros(start + (250 + i) * MILLI)).isEqualTo(Math.min(40, i + 1));
      }
    }
  }

  @Test
  void a_clock_that_stands_still_or_runs_backwards_forgives_nothing() {
    step(500 * MILLI);
    step(500 * MILLI);
    step(500 * MILLI);

    assertThat(window.reachMicros(500 * MILLI)).isZero();
    assertThat(window.reachMicros(0)).isZero();
    assertThat(window.reachMicros(-1000 * MILLI)).isZero();
    assertThat(window.reachMicros(750 * MILLI)).isEqualTo(40);
  }
}
