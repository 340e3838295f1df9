package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.drive.RealTimeThreads.Role;
import org.junit.jupiter.api.Test;

class RealTimeThreadsTest {

  @Test
  void the_guard_stands_above_the_drive_it_watches_and_the_writer_above_both() {
    assertThat(Role.CAPTURE.priority()).isLessThan(Role.DRIVE.priority());
    assertThat(Role.DRIVE.priority()).isLessThan(Role.GUARD.priority());
    assertThat(Role.GUARD.priority()).isLessThan(Role.ACTUATOR.priority());
  }

  @Test
  void threads_that_asked_for_nothing_are_left_alone() {
    RealTimeThreads threads = RealTimeThreads.off();

    threads.enter(Role.DRIVE);
    threads.leave();

    assertThat(threads.status()).isEqualTo("off");
    assertThat(threads.degraded()).isFalse();
  }
}
