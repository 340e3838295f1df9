package io.github.alvinn4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What the kernel itself says of a thread after each call, on threads made for it.
@EnabledOnOs(OS.LINUX)
class SchedulingTest {
  private static final int FIFO = 1;
  private static final int OTHER = 0;

  /// A thread's class and priority: fields 41 and 40 of /proc/thread-self/stat.
  private record Place(int policy, int priority) {
    static Place ofThisThread() {
      String stat = read("/proc/thread-self/stat");
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1); // from field 3
      return new Place(Integer.parseInt(fields[38]), Integer.parseInt(fields[37]));
    }
  }

  /// Its niceness, field 19.
  private static int niceness() {
    String stat = read("/proc/thread-self/stat");
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T onItsOwnThread(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task.get();
  }

  private static boolean mayBeFirst() throws Exception {
    return onItsOwnThread(() -> {
      try {
        Scheduling.fifo(1);
        return true;
      } catch (LinuxException e) {
        return false;
      }
    });
  }

  @Test
  void a_thread_can_be_given_a_smaller_share() throws Exception {
    int nice =
        onItsOwnThread(() -> {
          Scheduling.nice(19);
          return niceness();
        });

    assertThat(nice).isEqualTo(19);
    assertThat(onItsOwnThread(SchedulingTest::niceness)).isLessThan(19);
  }

  @Test
  void a_thread_is_given_its_priority_and_can_be_made_a_normal_one_again() throws Exception {
    assumeThat(mayBeFirst()).isTrue();

    onItsOwnThread(() -> {
      Scheduling.fifo(7);
      assertThat(Place.ofThisThread()).isEqualTo(new Place(FIFO, 7));
      Scheduling.normal();
      assertThat(Place.ofThisThread()).isEqualTo(new Place(OTHER, 0));
      return true;
    });
  }

  @Test
  void a_thread_started_by_a_first_in_first_out_one_is_a_normal_one() throws Exception {
    assumeThat(mayBeFirst()).isTrue();

    Place child =
        onItsOwnThread(() -> {
          Scheduling.fifo(7);
          return onItsOwnThread(Place::ofThisThread);
        });

    assertThat(child).isEqualTo(new Place(OTHER, 0));
  }

  @Test
  void a_thread_stays_on_its_processor() throws Exception {
    String allowed =
        onItsOwnThread(() -> {
          Scheduling.processors(0, 0);
          return read("/proc/thread-self/status");
        });

    assertThat(allowed).containsPattern("Cpus_allowed_list:\\s+0\n");
  }

  @Test
  void a_processor_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> onItsOwnThread(() -> refusedProcessor()))
        .hasCauseInstanceOf(LinuxException.class)
        .hasRootCauseMessage("sched_setaffinity: invalid argument");
  }

  private static boolean refusedProcessor() {
    Scheduling.processors(1023, 1023);
    return true;
  }

  @Test
  void a_priority_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> Scheduling.fifo(100))
        .isInstanceOfSatisfying(
            LinuxException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL))
        .hasMessage("sched_setscheduler: invalid argument");
  }

  @Test
  void a_threads_timers_become_prompt() throws Exception {
    String slackNanos =
        onItsOwnThread(() -> {
          Scheduling.promptTimers();
          Path thread = Path.of("/proc/thread-self").toRealPath();
          return read("/proc/" + thread.getFileName() + "/timerslack_ns");
        });

    assertThat(slackNanos.strip()).isEqualTo("1");
  }
}
