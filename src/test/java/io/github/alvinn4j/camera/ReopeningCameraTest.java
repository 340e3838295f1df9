package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alvinn4j.Faults;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

final class ReopeningCameraTest {
  private static final long MILLI = 1_000_000;

  private final Deque<Plugged> port = new ArrayDeque<>();
  private final List<Long> pausesMillis = new ArrayList<>();
  private final Frame frame = new Frame(32, 30);
  private int looksUntilDisarmed;

  /// A camera that gives some pictures and then is gone, as a USB camera that re-enumerates.
  private static final class Plugged implements FrameSource {
    private final int width;
    private int left;
    private int given;
    private int closed;

    Plugged(int width, int pictures) {
      this.width = width;
      this.left = pictures;
    }

    @Override
    public int width() {
      return width;
    }

    @Override
    public int height() {
      return 30;
    }

    @Override
    public boolean read(Frame frame) {
      if (left-- == 0) {
        throw new CameraException("camera /dev/video0: gives no more pictures");
      }
      frame.stamp(1, given++);
      return true;
    }

    @Override
    public void close() {
      closed++;
    }
  }

  private FrameSource open() {
    Plugged next = port.poll();
    if (next == null || next.left < 0) {
      throw new CameraException("camera /dev/video0: no such device");
    }
    return next;
  }

  private ReopeningCamera camera() {
    return new ReopeningCamera(
        this::open, () -> --looksUntilDisarmed < 0, nanos -> pausesMillis.add(nanos / MILLI));
  }

  @Test
  void a_camera_that_is_gone_comes_back_once_the_car_is_disarmed_C15(TestReporter reporter) {
    Plugged before = new Plugged(32, 2);
    port.addAll(List.of(before, new Plugged(32, 1)));
    try (ReopeningCamera camera = camera()) {
      camera.read(frame);
      camera.read(frame);
      looksUntilDisarmed = 3;

      assertThat(camera.read(frame)).isTrue();

      assertThat(pausesMillis)
          .as("three looks, then one attempt")
          .containsExactly(50L, 50L, 50L, 250L);
      assertThat(before.closed).isEqualTo(1);
      assertThat(frame.sequence()).as("numbers go on").isEqualTo(2);
      assertThat(camera.reopened()).isEqualTo(1);
    }
    Faults.report(
        reporter,
        "C15",
        "the camera gives no more pictures, then answers again",
        "opened again %d ms after the disarm, not before".formatted(pausesMillis.getLast()));
  }

  @Test
  void attempts_become_rarer_until_one_succeeds() {
    port.add(new Plugged(32, 1));
    for (int i = 0; i < 7; i++) {
      port.add(new Plugged(32, -1));
    }
    port.addAll(List.of(new Plugged(32, 1), new Plugged(32, 1)));
    try (ReopeningCamera camera = camera()) {
      camera.read(frame);

      camera.read(frame);

      assertThat(pausesMillis)
          .containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 8000L, 8000L);
      pausesMillis.clear();

      camera.read(frame);

      assertThat(pausesMillis).as("after a picture it begins anew").containsExactly(250L);
    }
  }

  @Test
  void a_camera_that_opens_and_gives_nothing_is_not_tried_at_full_speed() {
    port.addAll(
        List.of(new Plugged(32, 1), new Plugged(32, 0), new Plugged(32, 0), new Plugged(32, 1)));
    try (ReopeningCamera camera = camera()) {
      camera.read(frame);

      camera.read(frame);

      assertThat(pausesMillis).containsExactly(250L, 500L, 1000L);
    }
  }

  @Test
  void a_camera_of_another_size_does_not_come_back() {
    Plugged other = new Plugged(64, 1);
    port.addAll(List.of(new Plugged(32, 1), other, new Plugged(32, 1)));
    try (ReopeningCamera camera = camera()) {
      camera.read(frame);

      camera.read(frame);

      assertThat(other.closed).isEqualTo(1);
      assertThat(pausesMillis).containsExactly(250L, 500L);
    }
  }

  @Test
  void a_camera_that_is_not_there_at_the_start_is_an_error() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(this::camera)
        .withMessage("camera /dev/video0: no such device");
  }

  @Test
  void an_interrupt_ends_the_waiting() {
    port.add(new Plugged(32, 0));
    try (ReopeningCamera camera =
        new ReopeningCamera(this::open, () -> false, _ -> Thread.currentThread().interrupt())) {

      assertThat(camera.read(frame)).isFalse();

      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
