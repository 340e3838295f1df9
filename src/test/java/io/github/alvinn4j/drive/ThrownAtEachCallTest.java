package io.github.alvinn4j.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.ManualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// A defect at each call of each port in turn: the exception comes through, the car is in neutral
/// or without pulses before any time has passed.
@Timeout(60)
class ThrownAtEachCallTest {
  private static final int FRAMES = 24;
  private static final long PERIOD = 50 * TestDrive.MILLI;

  private static final List<Supplier<Throwable>> DEFECTS =
      List.of(
          () -> new IllegalStateException("injected"),
          () -> new StackOverflowError("injected"),
          () -> new OutOfMemoryError("injected"));

  /// Counts the calls of all ports and throws at one of them.
  private static final class Fuse {
    private final int at;
    private final Throwable defect;
    int calls;

    Fuse(int at, Throwable defect) {
      this.at = at;
      this.defect = defect;
    }

    void burn() {
      if (calls++ == at) {
        Fuse.<RuntimeException>raise(defect);
      }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // errors too
    private static <T extends Throwable> void raise(Throwable defect) throws T {
      throw (T) defect;
    }
  }

  /// One drive of 24 frames, each port with the same fuse.
  private static final class Fused implements FrameSource {
    private final ManualClock manual = new ManualClock();
    private final List<Long> writesNanos = new ArrayList<>();
    private final Fuse fuse;
    private int throttleMicros;
    private boolean moved;
    private int frames;

    Fused(Fuse fuse) {
      this.fuse = fuse;
    }

    private final VehicleActuator actuator =
        new VehicleActuator() {
          @Override
          public void write(int steeringMicros, int newThrottleMicros) {
            fuse().burn();
            throttleMicros = newThrottleMicros;
            moved |= newThrottleMicros != 1500;
            writesNanos.add(manual.nanos());
          }

          @Override
          public void release() {
            throttleMicros = 0;
          }

          @Override
          public void close() {}
        };

    private Fuse fuse() {
      return fuse;
    }

    Throwable drive() {
      Clock clock =
          new Clock() {
            @Override
            public long nanos() {
              fuse.burn();
              return manual.nanos();
            }

            @Override
            public long wallMillis() {
              return manual.wallMillis();
            }
          };
      DriverInput driver =
          command -> {
            fuse.burn();
            return false;
          };
      DriveObserver observer = tick -> fuse.burn();
      try (Pilot pilot = new Pilot(TestDrive.model(), 160, 120);
          Frame frame = new Frame(160, 120)) {
        frame.pixels().setTo(new org.opencv.core.Scalar(90, 110, 130));
        DriveSettings settings = TestDrive.settings(DriveSettings.Goal.AUTO);
        return catchThrowable(() -> {
          DriveLoop loop =
              new DriveLoop(
                  settings, clock, clock, pilot, driver, actuator, frame, List.of(observer));
          loop.arm();
          new DriveRun(this, loop, true).lockstep(frame);
        });
      }
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
      fuse.burn();
      manual.moveTo(frames * PERIOD);
      frame.stamp(manual.nanos(), frames++);
      return frames <= FRAMES;
    }

    @Override
    public void close() {}
  }

  @Test
  void whatever_is_thrown_at_whichever_call_the_car_is_let_go_at_once_J1_J9_J7(
      TestReporter reporter) {
    Fused whole = new Fused(new Fuse(-1, new IllegalStateException()));
    assertThat(whole.drive()).isNull();
    assertThat(whole.moved).as("the car drives when nothing is thrown").isTrue();
    int calls = whole.fuse.calls;
    assertThat(calls).isGreaterThan(FRAMES * 5);

    int whileMoving = 0;
    long latest = 0;
    for (int call = 0; call < calls; call++) {
      for (Supplier<Throwable> kind : DEFECTS) {
        Throwable defect = kind.get();
        Fused drive = new Fused(new Fuse(call, defect));

        Throwable thrown = drive.drive();

        assertThat(thrown).as("call %d", call).isSameAs(defect);
        assertThat(drive.throttleMicros).as("throttle after call %d", call).isIn(0, 1500);
        whileMoving += drive.moved ? 1 : 0;
        latest = Math.max(latest, drive.manual.nanos() - lastWrite(drive));
      }
    }

    assertThat(whileMoving).as("runs in which the car had moved").isGreaterThan(calls);
    assertThat(latest).isLessThanOrEqualTo(PERIOD);
    String injected = "%s at each of the %d calls of camera, clock, driver, actuator, observer";
    String measured =
        "let go after %d ms at most, the exception comes through"
            .formatted(latest / TestDrive.MILLI);
    Faults.report(reporter, "J1", injected.formatted("an exception", calls), measured);
    Faults.report(reporter, "J9", injected.formatted("a stack overflow", calls), measured);
    Faults.report(reporter, "J7", injected.formatted("out of memory", calls), measured);
  }

  private static long lastWrite(Fused drive) {
    return drive.writesNanos.isEmpty() ? drive.manual.nanos() : drive.writesNanos.getLast();
  }
}
