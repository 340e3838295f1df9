package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.ManualClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ActuatorWriterTest {
  private static final int NEUTRAL = 1500;
  private final ManualClock clock = new ManualClock();

  /// A bus that takes each write only when the test lets it.
  private static final class SlowBus implements VehicleActuator {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);
    final SynchronousQueue<int[]> written = new SynchronousQueue<>();
    volatile boolean hangs;

    @Override
    public void write(int steeringMicros, int throttleMicros) {
      entered.countDown();
      if (hangs) {
        await(letGo);
      }
      // Nobody takes it: the pulses have been seen by nobody, which is all right.
      boolean _ = written.offer(new int[] {steeringMicros, throttleMicros});
    }

    @Override
    public void release() {}

    @Override
    public void close() {}
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int[] next(SlowBus bus, int throttleMicros) throws InterruptedException {
    int[] pulses = bus.written.take();
    while (pulses[1] != throttleMicros) {
      pulses = bus.written.take();
    }
    return pulses;
  }

  @Test
  void the_newest_pulses_reach_the_bus() throws InterruptedException {
    SlowBus bus = new SlowBus();
    try (ActuatorWriter writer = new ActuatorWriter(bus, clock, NEUTRAL)) {
      writer.write(1400, 1600);
      writer.write(1300, 1700);

      assertThat(next(bus, 1700)).containsExactly(1300, 1700);
    }
  }

  @Test
  void a_hung_bus_does_not_hold_the_drive_thread_and_is_told_to_it() {
    SlowBus bus = new SlowBus();
    bus.hangs = true;
    try (ActuatorWriter writer = new ActuatorWriter(bus, clock, NEUTRAL)) {
      writer.write(1500, 1600);
      await(bus.entered);
      clock.moveTo(100_000_000L);
      writer.write(1500, 1600);

      clock.moveTo(100_000_001L);

      assertThatThrownBy(() -> writer.write(1500, 1600))
          .isInstanceOf(ActuatorException.class)
          .hasMessageContaining("over 100 ms");
      bus.letGo.countDown();
    }
  }

  @Test
  void a_write_that_failed_is_told_to_the_drive_thread() {
    RecordingActuator broken = new RecordingActuator();
    broken.fail();
    try (ActuatorWriter writer = new ActuatorWriter(broken, clock, NEUTRAL)) {
      // With the first write or a later one, as the threads run.
      assertThatThrownBy(
              () -> {
                while (true) {
                  writer.write(1500, 1600);
                  Thread.onSpinWait();
                }
              })
          .isInstanceOf(ActuatorException.class)
          .hasMessageContaining("no answer");
    }
  }

  @Test
  void what_was_left_last_is_written_before_the_end() {
    RecordingActuator wires = new RecordingActuator();
    ActuatorWriter writer = new ActuatorWriter(wires, clock, NEUTRAL);
    writer.write(1400, 1700);
    writer.write(1500, 1500);

    writer.close();

    assertThat(wires.throttleMicros()).isEqualTo(1500);
    assertThat(wires.steeringMicros()).isEqualTo(1500);
  }

  @Test
  void a_silent_drive_thread_loses_the_throttle_and_gets_it_back_J2(TestReporter reporter)
      throws InterruptedException {
    SlowBus bus = new SlowBus();
    try (ActuatorWriter writer = new ActuatorWriter(bus, clock, NEUTRAL)) {
      Guard guard = new Guard(clock, SignalTable.of(50, 100), new SignalAges(clock), writer);
      Tick[] tick = new Tick[1];
      try (TestDrive watched =
          new TestDrive(DriveSettings.Goal.AUTO, command -> false, seen -> tick[0] = seen)) {
        watched.tick();
      }
      writer.write(1600, 1700);
      guard.check();
      assertThat(next(bus, 1700)).as("before the first tick").containsExactly(1600, 1700);

      guard.onTick(tick[0]);
      clock.moveTo(100_000_000L);
      guard.check();
      assertThat(guard.interventions()).isZero();
      clock.moveTo(100_000_001L);
      guard.check();
      int[] held = next(bus, NEUTRAL);
      assertThat(held).as("held").containsExactly(1600, NEUTRAL);
      long silence = clock.nanos() / 1_000_000L;
      assertThat(guard.interventions()).isEqualTo(1);

      guard.onTick(tick[0]);
      guard.check();
      assertThat(next(bus, 1700)).as("given back").containsExactly(1600, 1700);
      Faults.report(
          reporter,
          "J2",
          "the drive thread does not tick any more",
          "throttle held at %d us, neutral, after %d ms of silence".formatted(held[1], silence));
    }
  }
}
