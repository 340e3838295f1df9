package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingTest {
  private final ManualClock clock = new ManualClock();
  private final List<Long> parked = new ArrayList<>();

  private void park(long nanos) {
    parked.add(nanos);
    clock.moveTo(clock.nanos() + nanos);
  }

  @Test
  void lockstep_moves_the_clock_without_drift() {
    clock.moveTo(7);
    var pacing = new Lockstep(clock);

    for (int i = 0; i < 30; i++) {
      assertThat(pacing.awaitFrame(30)).isEqualTo(1);
    }

    assertThat(clock.nanos()).isEqualTo(1_000_000_007L);
    assertThat(pacing.frameNanos()).isEqualTo(1_000_000_007L);
  }

  @Test
  void real_time_waits_for_the_schedule_and_not_for_a_period() {
    clock.moveTo(1000);
    var pacing = new RealTime(clock, this::park);

    pacing.awaitFrame(20);
    clock.moveTo(clock.nanos() + 30_000_000);
    pacing.awaitFrame(20);

    assertThat(parked).containsExactly(50_000_000L, 20_000_000L);
    assertThat(pacing.frameNanos()).isEqualTo(100_001_000);
  }

  @Test
  void real_time_begins_with_the_first_frame_however_long_the_start_took() {
    var pacing = new RealTime(clock, this::park);
    clock.moveTo(3_000_000_000L);

    assertThat(pacing.awaitFrame(20)).isEqualTo(1);

    assertThat(pacing.frameNanos()).isEqualTo(3_050_000_000L);
  }

  @Test
  void a_late_program_misses_frames_and_gets_no_burst() {
    var pacing = new RealTime(clock, this::park);
    pacing.awaitFrame(20);

    clock.moveTo(clock.nanos() + 170_000_000); // due: 100, 150 and 200 ms
    assertThat(pacing.awaitFrame(20)).isEqualTo(3);
    assertThat(pacing.frameNanos()).isEqualTo(200_000_000);
    assertThat(pacing.awaitFrame(20)).isEqualTo(1);

    assertThat(parked).containsExactly(50_000_000L, 30_000_000L);
  }

  @Test
  void an_interrupted_thread_waits_no_longer_and_stays_interrupted() {
    var pacing = new RealTime(clock, this::park);
    Thread.currentThread().interrupt();

    int periods = pacing.awaitFrame(20);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(periods).isZero();
    assertThat(parked).isEmpty();
  }
}
