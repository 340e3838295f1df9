package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.CameraException;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.camera.ReopeningCamera;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// A camera that is pulled out and plugged in again while a person drives.
@Timeout(30)
final class CameraOutageTest {
  private static final long MILLI = TestDrive.MILLI;

  /// What the drive thread did last, for the capture thread to wait for.
  private static final class Seen implements DriveObserver {
    private final List<String> story = new ArrayList<>();
    private volatile long sequence = -1;
    private volatile long nanos;
    private volatile DriveState state = DriveState.BOOT;
    private volatile Release release = Release.NOT_ARMED;

    @Override
    public void onTick(Tick tick) {
      String now = tick.state() + " " + tick.release();
      if (story.isEmpty() || !story.getLast().equals(now)) {
        story.add(now);
      }
      state = tick.state();
      release = tick.release();
      nanos = tick.startNanos();
      sequence = tick.frame().sequence();
    }

    void await(long tickNanos, long frameSequence) {
      while (nanos < tickNanos || sequence < frameSequence) {
        Thread.onSpinWait();
      }
    }
  }

  private final Seen seen = new Seen();
  private final Disarmed disarmed = new Disarmed();
  private final TestDrive drive =
      new TestDrive(DriveSettings.Goal.AUTO, _ -> false, seen, disarmed);
  private final List<Integer> throttleWhileGone = new ArrayList<>();
  private int opened;
  private long goneNanos;
  private long neutralMillis;
  private long disarmedMillis;
  private int throttleBefore;
  private int throttleAfter;

  /// Two pictures that arm the car each time it is plugged in; then it is gone, or the drive over.
  private final class Plugged implements FrameSource {
    private final boolean first;
    private int given;

    Plugged(boolean first) {
      this.first = first;
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
      long number = (first ? 0L : 2L) + given;
      seen.await(0, number - 1);
      if (given == 2 && first) {
        throttleBefore = drive.actuator.throttleMicros();
        goneNanos = drive.clock.nanos();
        throw new CameraException("camera test: gives no more pictures");
      }
      if (given == 2) {
        throttleAfter = drive.actuator.throttleMicros();
        return false;
      }
      if (given == 1) {
        drive.clock.moveTo(drive.clock.nanos() + TestDrive.NEUTRAL_NANOS);
        drive.loop.arm(); // a person
      }
      frame.stamp(drive.clock.nanos(), given++);
      return true;
    }

    @Override
    public void close() {}
  }

  // Time goes on while the camera is gone: first to the look after 100 ms, then to half a second.
  private void pass(long nanos) {
    if (throttleWhileGone.isEmpty()) {
      lookAt(101);
      assertThat(seen.release).isEqualTo(Release.FRAME_LATE);
      neutralMillis = 101;
      assertThat(disarmed.getAsBoolean()).isFalse();
    } else if (!disarmed.getAsBoolean()) {
      lookAt(500);
      assertThat(seen.state).isEqualTo(DriveState.DISARMED);
      disarmedMillis = 500;
    } else {
      drive.clock.moveTo(drive.clock.nanos() + nanos);
    }
    throttleWhileGone.add(drive.actuator.throttleMicros());
  }

  private void lookAt(long ageMillis) {
    long now = goneNanos + ageMillis * MILLI;
    drive.clock.moveTo(now);
    seen.await(now, 0);
  }

  @Test
  void a_camera_that_is_plugged_in_again_drives_on_when_a_person_arms_C1_C15(
      TestReporter reporter) {
    try (drive;
        FrameExchange exchange = new FrameExchange(160, 120);
        ReopeningCamera camera =
            new ReopeningCamera(() -> new Plugged(opened++ == 0), disarmed, this::pass)) {
      new DriveRun(camera, drive.loop, false).realTime(exchange);

      assertThat(seen.story)
          .containsExactly(
              "DISARMED NOT_ARMED",
              "ARMED_AUTO NONE",
              "ARMED_AUTO FRAME_LATE",
              "DISARMED NOT_ARMED",
              "ARMED_AUTO NONE");
      assertThat(throttleBefore).isGreaterThan(1500);
      assertThat(throttleWhileGone).hasSize(3).containsOnly(1500);
      assertThat(throttleAfter).isGreaterThan(1500);
      assertThat(camera.reopened()).isEqualTo(1);
    }
    Faults.report(
        reporter,
        "C1",
        "the camera is unplugged while the network drives",
        "throttle neutral when the last picture is %d ms old, disarmed at %d ms"
            .formatted(neutralMillis, disarmedMillis));
    Faults.report(
        reporter,
        "C15",
        "the camera is gone and comes back",
        ("throttle neutral when the last picture is %d ms old, opened again only once disarmed, a"
                + " person arms")
            .formatted(neutralMillis));
  }
}
