package io.github.alvinn4j.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {

  @Test
  void a_manual_clock_stands_where_it_was_put() {
    ManualClock clock = new ManualClock();

    clock.moveTo(2_500_000_000L);

    assertThat(clock.nanos()).isEqualTo(2_500_000_000L);
    assertThat(clock.wallMillis()).isEqualTo(1_767_225_602_500L);
  }

  @Test
  void a_manual_clock_may_go_back() {
    ManualClock clock = new ManualClock();
    clock.moveTo(9);

    clock.moveTo(-3);

    assertThat(clock.nanos()).isEqualTo(-3);
  }

  @Test
  void the_system_clock_never_goes_back() {
    Clock clock = new SystemClock();
    long earlier = clock.nanos();

    long later = clock.nanos();

    assertThat(later - earlier).isNotNegative();
    assertThat(clock.wallMillis()).isGreaterThan(1_700_000_000_000L);
  }
}
