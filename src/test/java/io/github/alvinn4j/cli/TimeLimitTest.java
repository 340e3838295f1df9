package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.time.ManualClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long LIMIT_NANOS = 1_500_000_000L;

  @Test
  void a_drive_ends_after_its_seconds_counted_from_its_first_turn() {
    ManualClock clock = new ManualClock();
    AtomicInteger ends = new AtomicInteger();
    TimeLimit limit = new TimeLimit(clock, 1.5, ends::incrementAndGet);

    clock.moveTo(WARM_UP_NANOS);
    limit.run();
    clock.moveTo(WARM_UP_NANOS + LIMIT_NANOS - 1);
    limit.run();
    assertThat(ends).hasValue(0);

    clock.moveTo(WARM_UP_NANOS + LIMIT_NANOS);
    limit.run();
    assertThat(ends).hasValue(1);
  }
}
