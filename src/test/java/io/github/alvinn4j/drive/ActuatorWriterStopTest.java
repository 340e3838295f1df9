package io.github.alvinn4j.drive;

import static io.github.alvinn4j.drive.Wires.RELEASED;
import static io.github.alvinn4j.drive.Wires.pulses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sun.management.ThreadMXBean;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.time.ManualClock;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Emergency stop, heartbeat, hung and mended hardware, as the writer's own thread handles them.
@Timeout(20)
class ActuatorWriterStopTest {
  private static final int NEUTRAL = 1500;
  private static final long MILLI = 1_000_000L;

  private final ManualClock clock = new ManualClock();
  private final Wires wires = new Wires();
  private final AtomicInteger beats = new AtomicInteger();
  private final ActuatorWriter writer =
      new ActuatorWriter(wires, clock, NEUTRAL, beats::incrementAndGet);

  @AfterEach
  void end() {
    wires.letGo();
    writer.close();
  }

  // The failure of the very write may already be told to it, or to a later one.
  private static void leave(ActuatorWriter writer, int steeringMicros, int throttleMicros) {
    try {
      writer.write(steeringMicros, throttleMicros);
    } catch (ActuatorException e) {
      assertThat(e).hasMessageNotContaining("over 100 ms");
    }
  }

  @Test
  void an_emergency_stop_does_not_wait_for_the_drive_thread_O14(TestReporter reporter)
      throws InterruptedException {
    writer.write(1600, 1700);
    wires.await(pulses(1600, 1700));
    long pressed = clock.nanos();

    writer.emergencyStop(true);
    wires.await(pulses(1600, NEUTRAL));
    long neutral = clock.nanos() - pressed;
    clock.moveTo(pressed + ActuatorWriter.STOP_NEUTRAL_NANOS - 1);
    wires.await(pulses(1600, NEUTRAL));
    clock.moveTo(pressed + ActuatorWriter.STOP_NEUTRAL_NANOS);
    wires.await(RELEASED);
    long off = clock.nanos() - pressed;

    Faults.report(
        reporter,
        "O14",
        "the button is pressed at full speed while the drive thread does nothing",
        "throttle neutral after %d ms, which stops an ESC at once; all pulses off after %d ms"
            .formatted(neutral / MILLI, off / MILLI));
  }

  @Test
  void after_an_emergency_stop_only_neutral_of_the_drive_thread_brings_the_outputs_back()
      throws InterruptedException {
    writer.write(1600, 1700);
    writer.emergencyStop(true);
    clock.moveTo(ActuatorWriter.STOP_NEUTRAL_NANOS);
    wires.await(RELEASED);

    writer.write(1600, NEUTRAL);
    assertThat(wires.next()).as("neutral, but still pressed").isEqualTo(RELEASED);
    writer.emergencyStop(false);
    writer.write(1600, 1700);
    for (int i = 0; i < 3; i++) {
      assertThat(wires.next()).as("let go, but the drive thread goes on").isEqualTo(RELEASED);
    }
    writer.write(1600, NEUTRAL);
    wires.await(pulses(1600, NEUTRAL));
    writer.write(1600, 1700);

    wires.await(pulses(1600, 1700));
  }

  @Test
  void the_heart_beats_once_for_each_write_that_arrived() throws InterruptedException {
    writer.write(1600, 1700);
    for (int i = 0; i < 6; i++) {
      wires.await(pulses(1600, 1700));
    }

    writer.close(); // only then has the last write had its beat

    assertThat(beats.get()).isGreaterThanOrEqualTo(6).isEqualTo(wires.writes());
  }

  @Test
  void the_heart_stands_still_while_the_throttle_is_held_J2(TestReporter reporter)
      throws InterruptedException {
    writer.write(1600, 1700);
    wires.await(pulses(1600, 1700));
    writer.holdThrottle(true);
    wires.await(pulses(1600, NEUTRAL));
    int before = beats.get();

    for (int i = 0; i < 5; i++) {
      wires.await(pulses(1600, NEUTRAL));
    }

    assertThat(beats).hasValue(before);
    Faults.report(
        reporter,
        "J2",
        "the guard holds the throttle of a silent drive thread",
        "heartbeat: %d edges in 5 writes".formatted(beats.get() - before));
  }

  @Test
  void the_heart_stands_still_after_a_failed_write_and_the_outputs_go_off_A2(TestReporter reporter)
      throws InterruptedException {
    wires.failWith(new ActuatorException("no answer"));
    leave(writer, 1600, 1700);
    wires.await(pulses(1600, 1700));
    wires.await(pulses(1600, 1700));
    int before = beats.get();

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> writer.write(1600, 1700))
        .withMessage("no answer");
    writer.release();
    wires.await(RELEASED);
    wires.await(RELEASED);

    assertThat(beats).hasValue(before).hasValue(0);
    Faults.report(
        reporter,
        "A2",
        "every write fails",
        "told to the drive thread, off tried again every 20 ms, heartbeat: %d edges"
            .formatted(beats.get()));
  }

  @Test
  void a_hung_bus_stops_the_heart_and_its_time_is_known_A3_J3(TestReporter reporter)
      throws InterruptedException {
    wires.hang();
    assertThat(writer.hungForNanos(clock.nanos())).isZero();
    writer.write(1600, 1700);
    wires.awaitHanging();

    clock.moveTo(2_000 * MILLI);
    long hung = writer.hungForNanos(clock.nanos());

    assertThat(hung).isEqualTo(2_000 * MILLI);
    assertThatExceptionOfType(ActuatorException.class).isThrownBy(() -> writer.write(1600, 1700));
    assertThat(beats).hasValue(0);
    String measured =
        "told to the drive thread, known to hang for %d ms, heartbeat: %d edges"
            .formatted(hung / MILLI, beats.get());
    Faults.report(reporter, "A3", "a write does not come back for two seconds", measured);
    Faults.report(reporter, "J3", "the writer's thread is blocked in a write", measured);
  }

  @Test
  void hardware_that_was_mended_is_set_up_again_when_a_person_wants_it()
      throws InterruptedException {
    wires.failWith(new ActuatorException("no answer"));
    leave(writer, 1600, NEUTRAL);
    wires.await(pulses(1600, NEUTRAL));
    wires.await(pulses(1600, NEUTRAL));
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> writer.write(1600, NEUTRAL));
    writer.release();
    wires.await(RELEASED);
    wires.mend();
    assertThat(wires.next()).as("by itself it stays off").isEqualTo(RELEASED);

    writer.restart();
    wires.await(pulses(1600, NEUTRAL));

    assertThat(wires.restarts()).isEqualTo(1);
    assertThatNoException().isThrownBy(() -> writer.write(1600, NEUTRAL));
  }

  @Test
  void hardware_that_is_still_broken_is_told_again() throws InterruptedException {
    wires.failWith(new ActuatorException("no answer"));
    leave(writer, 1600, NEUTRAL);
    wires.await(pulses(1600, NEUTRAL));

    writer.restart();
    wires.await(pulses(1600, NEUTRAL));
    wires.await(pulses(1600, NEUTRAL));

    assertThat(wires.restarts()).isEqualTo(1);
    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> writer.write(1600, NEUTRAL));
  }

  @Test
  void a_defect_below_is_told_and_does_not_end_the_thread() throws InterruptedException {
    wires.failWith(new IllegalStateException("defect"));
    leave(writer, 1600, 1700);
    wires.await(pulses(1600, 1700));
    wires.await(pulses(1600, 1700));

    assertThatExceptionOfType(ActuatorException.class)
        .isThrownBy(() -> writer.write(1600, 1700))
        .withMessageContaining("defect");
  }

  @Test
  void a_heart_that_cannot_beat_counts_as_a_failed_write() throws InterruptedException {
    Wires sound = new Wires();
    try (ActuatorWriter broken =
        new ActuatorWriter(
            sound,
            clock,
            NEUTRAL,
            () -> {
              throw new ActuatorException("GPIO17 (heartbeat): line is gone");
            })) {
      leave(broken, 1600, 1700);
      sound.await(pulses(1600, 1700));
      sound.await(pulses(1600, 1700));

      assertThatExceptionOfType(ActuatorException.class)
          .isThrownBy(() -> broken.write(1600, 1700))
          .withMessageContaining("GPIO17");
    }
  }

  @Test
  void the_writers_thread_allocates_nothing() throws InterruptedException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    AtomicLongArray allocated = new AtomicLongArray(2);
    AtomicInteger written = new AtomicInteger();
    CountDownLatch enough = new CountDownLatch(1);
    Runnable beat =
        () -> {
          int count = written.incrementAndGet();
          if (count == 20_000) {
            allocated.set(0, threads.getCurrentThreadAllocatedBytes());
          } else if (count == 40_000) {
            allocated.set(1, threads.getCurrentThreadAllocatedBytes());
            enough.countDown();
          }
        };
    try (ActuatorWriter quick = new ActuatorWriter(new RecordingActuator(), clock, NEUTRAL, beat)) {
      while (enough.getCount() > 0) {
        quick.write(1600, 1700);
      }
    }

    assertThat((allocated.get(1) - allocated.get(0)) / 20_000.0).as("bytes a write").isLessThan(1);
  }
}
