package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.time.ManualClock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// A thread beside the drive thread that dies takes no throttle with it.
@Timeout(20)
class DeadThreadTest {
  private static final class Camera implements FrameSource {
    private final TestDrive drive;
    private final Throwable defect;
    private int frames;

    Camera(TestDrive drive, Throwable defect) {
      this.drive = drive;
      this.defect = defect;
    }

    @Override
    public int width() {
      return 160;
    }

    @Override
    public int height() {
      return 120;
    }

    @Override
    public boolean read(Frame frame) {
      if (frames == 2) {
        while (drive.actuator.throttleMicros() == 1500) {
          Thread.onSpinWait();
        }
        if (defect instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) defect;
      }
      while (drive.actuator.writes() < frames + 1) {
        Thread.onSpinWait();
      }
      drive.clock.moveTo(frames * TestDrive.NEUTRAL_NANOS);
      frame.stamp(drive.clock.nanos(), frames++);
      return true;
    }

    @Override
    public void close() {}
  }

  @Test
  void a_capture_thread_that_dies_of_an_error_ends_the_drive_in_neutral_J1(TestReporter reporter) {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false);
        FrameExchange exchange = new FrameExchange(160, 120)) {
      StackOverflowError defect = new StackOverflowError("injected");
      DriveRun run = new DriveRun(new Camera(drive, defect), drive.loop, true);

      assertThatThrownBy(() -> run.realTime(exchange))
          .isInstanceOf(DeadThreadException.class)
          .hasMessageContaining("'capture'")
          .hasCause(defect);

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      Faults.report(
          reporter,
          "J1",
          "the capture thread dies of an error while the car moves",
          "throttle %d us, the drive ends with the error"
              .formatted(drive.actuator.throttleMicros()));
    }
  }

  @Test
  void whichever_thread_dies_the_run_ends_in_neutral_J1(TestReporter reporter) throws Exception {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false)) {
      drive.arm();
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);
      DriveRun[] run = new DriveRun[1];
      FrameSource endless =
          new FrameSource() {
            @Override
            public int width() {
              return 160;
            }

            @Override
            public int height() {
              return 120;
            }

            @Override
            public boolean read(Frame frame) {
              Thread dies =
                  Thread.ofPlatform()
                      .name("recorder")
                      .uncaughtExceptionHandler(run[0]::fail)
                      .start(() -> {
                        throw new IllegalStateException("injected");
                      });
              join(dies);
              return true;
            }

            @Override
            public void close() {}
          };
      run[0] = new DriveRun(endless, drive.loop, true);

      assertThatThrownBy(() -> run[0].lockstep(drive.frame))
          .isInstanceOf(DeadThreadException.class)
          .hasMessageContaining("'recorder'");

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      Faults.report(
          reporter,
          "J1",
          "another thread dies while the car moves",
          "throttle %d us before the next tick".formatted(drive.actuator.throttleMicros()));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void an_actuator_thread_that_dies_stops_the_pulses_itself_and_is_noticed_J1(TestReporter reporter)
      throws Exception {
    ManualClock clock = new ManualClock();
    CountDownLatch released = new CountDownLatch(1);
    VehicleActuator defective =
        new VehicleActuator() {
          @Override
          public void write(int steeringMicros, int throttleMicros) {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
            throw new StackOverflowError("injected");
          }

          @Override
          public void release() {
            released.countDown();
          }

          @Override
          public void close() {}
        };
    try (ActuatorWriter writer = new ActuatorWriter(defective, clock, 1500)) {
      // The thread may die before this call has come back; then the call says so already.
      Optional<Throwable> at = Optional.ofNullable(catchThrowable(() -> writer.write(1500, 1600)));
      at.ifPresent(e -> assertThat(e).isInstanceOf(ActuatorException.class));

      boolean stopped = released.await(10, TimeUnit.SECONDS);

      assertThat(stopped).isTrue();
      assertThatThrownBy(() -> writer.write(1500, 1600))
          .isInstanceOf(ActuatorException.class)
          .hasMessageContaining("has died");
      Faults.report(
          reporter,
          "J1",
          "the actuator's thread dies in a write",
          stopped ? "pulses stopped by the dying thread, the next tick disarms" : "not stopped");
    }
  }
}
