package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alvinn4j.AllocatedBytes;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.camera.StandInRpicam.YuvSize;
import io.github.alvinn4j.time.Clock;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program is a real process, a shell script; the pictures come through a real pipe.
@Timeout(60)
final class RpicamCameraTest {
  private static final PictureFormat FORMAT = new PictureFormat(40, 32, 20, false);
  private static final YuvSize PADDED = new YuvSize(40, 32, 64);
  private static final String ONE = "cat \"$dir/a\"";
  private static final String WAIT = "while [ ! -e \"$dir/go\" ]; do sleep 0.01; done";
  private static final long MILLI = 1_000_000;

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private final Frame frame = new Frame(40, 32);

  @Test
  void pictures_arrive_with_time_and_number() throws IOException {
    String stream = "cat \"$dir/a\"; %s; cat \"$dir/b\"; exec sleep 60".formatted(WAIT);
    try (RpicamCamera camera = standIn(stream).open(FORMAT, clock)) {
      clock.moveTo(7 * MILLI);

      assertThat(camera.read(frame)).isTrue();

      assertThat(level(3, 5)).isEqualTo(StandInRpicam.luma(3, 5, 10));
      assertThat(frame.captureNanos()).isEqualTo(7 * MILLI);
      assertThat(frame.sequence()).isZero();
      clock.moveTo(57 * MILLI);
      go();

      assertThat(camera.read(frame)).isTrue();

      assertThat(level(31, 39)).isEqualTo(StandInRpicam.luma(31, 39, 100));
      assertThat(frame.captureNanos()).isEqualTo(57 * MILLI);
      assertThat(frame.sequence()).isEqualTo(1);
    }
  }

  @Test
  void the_program_is_asked_for_raw_pictures_of_one_size() throws IOException {
    StandInRpicam standIn = standIn("cat \"$dir/a\"; exec sleep 60");
    try (RpicamCamera camera = standIn.open(new PictureFormat(40, 32, 20, true), clock)) {
      camera.read(frame);

      String asked =
          "--camera 0 --width 40 --height 32 --framerate 20 --codec yuv420 --output - --flush"
              + " --nopreview --buffer-count 3 --denoise cdn_off --verbose 0 --signal"
              + " --rotation 180 ";
      assertThat(standIn.calls()).containsExactly(asked + "--frames 1", asked + "--timeout 0");
    }
  }

  @Test
  void a_program_that_says_no_is_quoted() throws IOException {
    String refusal = "echo 'ERROR: *** no cameras available ***' >&2; exit 255";
    StandInRpicam standIn = new StandInRpicam(folder, refusal, refusal);

    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(() -> standIn.open(FORMAT, clock))
        .withMessage(
            "camera rpicam 0: rpicam-vid ended with exit code 255:"
                + " ERROR: *** no cameras available ***");
  }

  @Test
  void a_picture_of_another_length_is_refused_before_it_is_believed_C10(TestReporter reporter)
      throws IOException {
    StandInRpicam standIn = standIn("exec sleep 60");
    standIn.picture("a", new YuvSize(40, 30, 64), 10);

    String refusal = fault(() -> standIn.open(FORMAT, clock).close());
    Faults.report(reporter, "C10", "rpicam-vid writes pictures of another size", refusal);
    assertThat(refusal)
        .isEqualTo(
            "camera rpicam 0: a picture of 2880 bytes, expected 1920 or 3072 or 6144 for 40x32"
                + " pixels: does it offer another size?");
  }

  @Test
  void a_program_that_dies_is_a_fault_at_once_C1(TestReporter reporter) throws IOException {
    try (RpicamCamera camera =
        standIn("cat \"$dir/a\"; echo 'i2c error' >&2; echo >&2; exit 3").open(FORMAT, clock)) {
      camera.read(frame);

      String fault = fault(() -> camera.read(frame));
      assertThat(fault).isEqualTo("camera rpicam 0: rpicam-vid ended with exit code 3: i2c error");
      Faults.report(reporter, "C1", "rpicam-vid dies", "a camera fault at once: " + fault);
    }
  }

  @Test
  void a_program_that_is_silent_for_two_seconds_is_killed_C16(TestReporter reporter)
      throws Exception {
    try (RpicamCamera camera = standIn("cat \"$dir/a\"; exec sleep 600").open(FORMAT, clock)) {
      camera.read(frame);
      Thread time = Thread.ofPlatform().start(() -> letTimePass());
      try {
        String fault = fault(() -> camera.read(frame));
        assertThat(fault).isEqualTo("camera rpicam 0: rpicam-vid gave no picture for 2 s");
        Faults.report(reporter, "C16", "rpicam-vid hangs", "killed: " + fault);
      } finally {
        time.interrupt();
        time.join();
      }
      assertThat(ProcessHandle.of(camera.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  private static String fault(ThrowingCallable call) {
    return String.valueOf(catchThrowableOfType(CameraException.class, call).getMessage());
  }

  private void letTimePass() {
    while (!Thread.currentThread().isInterrupted()) {
      clock.moveTo(clock.nanos() + 100 * MILLI);
      LockSupport.parkNanos(MILLI);
    }
  }

  @Test
  void a_picture_in_two_parts_is_dropped_C12(TestReporter reporter) throws IOException {
    String torn = "head -c 1000 \"$dir/b\"; %s; tail -c +1001 \"$dir/b\"".formatted(WAIT);
    String stream = "cat \"$dir/a\"; %s; cat \"$dir/c\"; exec sleep 60".formatted(torn);
    AskedClock asked = new AskedClock();
    try (RpicamCamera camera = standIn(stream).open(FORMAT, asked)) {
      camera.read(frame);
      // Asked before the first part, then for the capture time: only now the second part follows.
      asked.at(
          2,
          () -> {
            clock.moveTo(clock.nanos() + 26 * MILLI);
            go();
          });

      camera.read(frame);

      assertThat(level(0, 0)).as("the third picture").isEqualTo(60);
      assertThat(frame.sequence()).isEqualTo(2);
      assertThat(camera.dropped()).isEqualTo(1);
      Faults.report(
          reporter,
          "C12",
          "the second half of a raw picture comes half a period late",
          "%d picture dropped".formatted(camera.dropped()));
    }
  }

  @Test
  void a_picture_whose_end_is_missing_is_dropped_and_three_are_a_fault_C12(TestReporter reporter)
      throws IOException {
    String half = "(head -c 1500 \"$dir/a\"; head -c 1572 /dev/zero)";
    String stream =
        "%s; %s; cat \"$dir/c\"; %s; %s; %s; %s; exec sleep 60"
            .formatted(half, half, WAIT, half, half, half);
    try (RpicamCamera camera = standIn(stream).open(FORMAT, clock)) {
      camera.read(frame);

      assertThat(level(0, 0)).as("the third picture").isEqualTo(60);
      assertThat(camera.dropped()).isEqualTo(2);
      go();
      String fault = fault(() -> camera.read(frame));
      assertThat(fault).isEqualTo("camera rpicam 0: 3 pictures in a row did not arrive whole");
      Faults.report(
          reporter, "C12", "the second half of raw pictures is zeros", "dropped; " + fault);
    }
  }

  @Test
  void closing_ends_the_program_and_all_that_it_started() throws IOException {
    RpicamCamera camera =
        standIn("sleep 600 & echo $! > \"$dir/child\"; cat \"$dir/a\"; wait").open(FORMAT, clock);
    camera.read(frame);
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());

    camera.close();
    camera.close();

    assertThat(ProcessHandle.of(camera.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(ended(child)).isTrue();
  }

  // A grandchild is reaped by init a moment after its end.
  private static boolean ended(long pid) {
    return ProcessHandle.of(pid)
        .map(handle -> handle.onExit().completeOnTimeout(handle, 20, TimeUnit.SECONDS).join())
        .filter(ProcessHandle::isAlive)
        .isEmpty();
  }

  @Test
  void reading_allocates_nothing() throws IOException {
    try (RpicamCamera camera = standIn("exec cat /dev/urandom").open(FORMAT, clock)) {
      assertThat(AllocatedBytes.of(() -> camera.read(frame))).isZero();
    }
  }

  @Test
  void a_missing_program_is_named_with_what_to_install() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(() -> RpicamProgram.find("camera rpicam 0", folder.toString()))
        .withMessage(
            "camera rpicam 0: no program rpicam-vid on the PATH: sudo apt install rpicam-apps-lite"
                + " (Raspberry Pi OS)");
  }

  @Test
  void the_program_is_found_under_its_old_name_too() throws IOException {
    Path old = standIn("exit 0").script().resolveSibling("libcamera-vid");
    Files.move(folder.resolve("rpicam-vid"), old);

    assertThat(RpicamProgram.find("camera", "/nowhere::" + folder).path()).isEqualTo(old);
  }

  private void go() {
    try {
      Files.createFile(folder.resolve("go"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Does something after the reading thread has asked for the time so many times.
  private final class AskedClock implements Clock {
    private final Thread reader = Thread.currentThread();
    private int left;
    private Runnable action = () -> {};

    void at(int calls, Runnable newAction) {
      left = calls;
      action = newAction;
    }

    @Override
    public long nanos() {
      long now = clock.nanos();
      if (Thread.currentThread() == reader && left > 0 && --left == 0) {
        action.run();
      }
      return now;
    }

    @Override
    public long wallMillis() {
      return clock.wallMillis();
    }
  }

  private StandInRpicam standIn(String stream) throws IOException {
    return new StandInRpicam(folder, ONE, stream)
        .picture("a", PADDED, 10)
        .picture("b", PADDED, 100)
        .picture("c", PADDED, 60);
  }

  private int level(int row, int column) {
    return (int) frame.pixels().get(row, column)[1];
  }
}
