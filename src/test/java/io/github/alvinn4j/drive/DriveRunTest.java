package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.CameraException;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.safety.Release;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DriveRunTest {

  /// Gives frames as long as it is let, then hangs in the driver until it is let go.
  private static final class HangingCamera implements FrameSource {
    final CountDownLatch letGo = new CountDownLatch(1);
    private final TestDrive drive;
    private int frames;

    HangingCamera(TestDrive drive) {
      this.drive = drive;
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
        await(letGo);
        return false;
      }
      // The second frame arms the car: the clock is moved between the two.
      awaitWrites(frames + 1);
      drive.clock.moveTo(frames * TestDrive.NEUTRAL_NANOS);
      frame.stamp(drive.clock.nanos(), frames++);
      return true;
    }

    private void awaitWrites(int writes) {
      while (drive.actuator.writes() < writes) {
        Thread.onSpinWait();
      }
    }

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

  @Test
  void a_camera_that_hangs_lets_the_throttle_go_C1_C16(TestReporter reporter)
      throws InterruptedException {
    CountDownLatch driving = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    DriveObserver observer =
        tick -> {
          if (tick.release() == Release.NONE) {
            driving.countDown();
          } else if (tick.release() == Release.FRAME_LATE) {
            released.countDown();
          }
        };
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false, observer);
        FrameExchange exchange = new FrameExchange(160, 120)) {
      HangingCamera camera = new HangingCamera(drive);
      DriveRun run = new DriveRun(camera, drive.loop, true);
      Thread thread = Thread.ofPlatform().start(() -> run.realTime(exchange));
      await(driving);
      assertThat(drive.actuator.throttleMicros()).isGreaterThan(1500);

      drive.clock.moveTo(drive.clock.nanos() + TestDrive.MAX_AGE_NANOS + 1);
      await(released);

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      camera.letGo.countDown();
      thread.join();
    }

    Faults.report(
        reporter,
        "C1",
        "a camera that hangs in native code",
        "throttle neutral " + TestDrive.MAX_AGE_NANOS / 1_000_000 + " ms after the last frame");
    Faults.report(
        reporter,
        "C16",
        "a camera that hangs in native code",
        "throttle neutral " + TestDrive.MAX_AGE_NANOS / 1_000_000 + " ms after the last frame");
  }

  @Test
  void a_camera_that_fails_ends_the_drive_in_neutral() {
    try (TestDrive drive = new TestDrive(DriveSettings.Goal.AUTO, command -> false);
        FrameExchange exchange = new FrameExchange(160, 120)) {
      FrameSource broken = new BrokenCamera();
      DriveRun run = new DriveRun(broken, drive.loop, true);

      assertThatThrownBy(() -> run.realTime(exchange)).isInstanceOf(CameraException.class);

      assertThat(drive.actuator.throttleMicros()).isEqualTo(1500);
      assertThat(run.stop(1)).isTrue();
    }
  }

  private static final class BrokenCamera implements FrameSource {
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
      throw new CameraException("unplugged");
    }

    @Override
    public void close() {}
  }
}
