package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class PeriodicLoopTest {
  private static final long PERIOD = 1_000_000L;

  private final ManualClock clock = new ManualClock();
  private final List<Long> parked = new ArrayList<>();

  private void park(long nanos) {
    parked.add(nanos);
    clock.moveTo(clock.nanos() + nanos);
  }

  private void pass(long nanos) {
    clock.moveTo(clock.nanos() + nanos);
  }

  private PeriodicLoop loop() {
    return new PeriodicLoop(clock, this::park, PERIOD);
  }

  @Test
  void a_loop_on_time_is_late_by_nothing_and_sleeps_all_the_time_it_does_not_work_J17(
      TestReporter reporter) {
    Lateness lateness = loop().run(1000, () -> pass(200_000));

    assertThat(lateness.wakeUpMicros(100)).isZero();
    assertThat(lateness.endMicros(50)).isBetween(200.0, 200.2);
    assertThat(lateness.largestGapMicros()).isEqualTo(1000);
    assertThat(lateness.skipped()).isZero();
    long asleep = parked.stream().mapToLong(Long::longValue).sum();
    assertThat(asleep).isEqualTo(PERIOD + 999 * 800_000L);
    assertThat(parked).hasSize(1000); // one sleep a period: it never looks and looks again
    Faults.report(
        reporter,
        "J17",
        "1,000 periods of 1 ms with 0.2 ms of work, on an absolute schedule",
        "one sleep a period, %d %% of the time asleep, no spinning"
            .formatted(Math.round(100.0 * asleep / clock.nanos())));
  }

  @Test
  void a_sleep_that_ends_early_is_gone_on_with() {
    PeriodicLoop loop = new PeriodicLoop(clock, nanos -> park(Math.min(nanos, 300_000)), PERIOD);

    Lateness lateness = loop.run(10, () -> {});

    assertThat(lateness.wakeUpMicros(100)).isZero();
    assertThat(parked).hasSize(40);
  }

  @Test
  void every_period_that_was_missed_counts_with_its_own_lateness() {
    int[] runs = {0};

    Lateness lateness =
        loop()
            .run(
                20,
                () -> {
                  if (++runs[0] == 3) {
                    pass(10 * PERIOD + 500_000); // due at 3 ms, done at 13.5 ms
                  }
                });

    assertThat(lateness.periods()).isEqualTo(20);
    assertThat(lateness.skipped()).isEqualTo(9); // due at 4..12 ms; the one at 13 ms runs late
    assertThat(runs[0]).isEqualTo(11);
    assertThat(lateness.wakeUpsBetween(400, 600)).isEqualTo(1);
    assertThat(lateness.wakeUpsBetween(1_000, 10_000)).isEqualTo(9);
    assertThat(lateness.wakeUpMicros(100)).isBetween(9_500.0, 9_510.0);
    assertThat(lateness.endMicros(100)).isBetween(10_500.0, 10_510.0);
    assertThat(lateness.largestGapMicros()).isEqualTo(10_500);
  }

  @Test
  void the_first_works_time_is_kept() {
    int[] runs = {0};

    Lateness lateness = loop().run(5, () -> pass(runs[0]++ == 0 ? 700_000 : 100_000));

    assertThat(lateness.firstWorkMicros()).isEqualTo(700);
  }
}
