package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alvinn4j.Faults;
import io.github.alvinn4j.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

final class OpenCvCameraTest {
  private static final String PICTURES = "picture_%02d.png";

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();

  @Test
  void a_missing_camera_is_refused_by_name() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(
            () -> OpenCvCamera.open(4095, "", new PictureFormat(160, 120, 20, false), clock))
        .withMessage("camera /dev/video4095: no such device");
  }

  @Test
  void pictures_arrive_in_the_frames_own_memory_with_time_and_number() {
    write(0, picture(160, 120, 10));
    write(1, picture(160, 120, 100));
    try (OpenCvCamera camera = camera(160, 120, false);
        Frame frame = new Frame(160, 120)) {
      long address = frame.pixels().dataAddr();
      clock.moveTo(1_000);

      assertThat(camera.read(frame)).isTrue();

      assertThat(frame.pixels().get(0, 0)).containsExactly(10, 10, 10);
      assertThat(frame.captureNanos()).isEqualTo(1_000);
      assertThat(frame.sequence()).isZero();
      clock.moveTo(51_000);

      assertThat(camera.read(frame)).isTrue();

      assertThat(frame.pixels().get(0, 1)).containsExactly(101, 101, 101);
      assertThat(frame.captureNanos()).isEqualTo(51_000);
      assertThat(frame.sequence()).isEqualTo(1);
      assertThat(frame.pixels().dataAddr()).isEqualTo(address);
    }
  }

  @Test
  void a_camera_that_stops_giving_pictures_has_failed_C1(TestReporter reporter) {
    write(0, picture(32, 30, 10));
    write(1, picture(32, 30, 20));
    try (OpenCvCamera camera = camera(32, 30, false);
        Frame frame = new Frame(32, 30)) {
      camera.read(frame);
      camera.read(frame);

      String fault = fault(camera, frame);
      assertThat(fault).isEqualTo("camera test: gives no more pictures");
      Faults.report(reporter, "C1", "the driver gives no more pictures", "a fault: " + fault);
    }
  }

  @Test
  void a_picture_of_another_size_is_dropped_and_three_are_a_fault_C10(TestReporter reporter) {
    write(0, picture(64, 48, 10));
    write(1, picture(160, 120, 20));
    for (int i = 2; i < 5; i++) {
      write(i, picture(64, 48, 30));
    }
    try (OpenCvCamera camera = camera(160, 120, false);
        Frame frame = new Frame(160, 120)) {
      long address = frame.pixels().dataAddr();

      camera.read(frame);

      assertThat(frame.sequence()).isEqualTo(1);
      assertThat(frame.pixels().get(0, 0)).containsExactly(20, 20, 20);
      String fault = fault(camera, frame);
      assertThat(fault)
          .isEqualTo(
              "camera test: 3 pictures in a row are spoiled, the last one is 64x48, expected"
                  + " 160x120");
      assertThat(frame.pixels().dataAddr()).as("the frame's memory").isEqualTo(address);
      assertThat(frame.pixels().get(0, 0)).containsExactly(20, 20, 20);
      Faults.report(
          reporter, "C10", "the driver gives pictures of another size", "dropped; " + fault);
    }
  }

  @Test
  void a_frame_of_another_size_is_refused() {
    write(0, picture(64, 48, 10));
    try (OpenCvCamera camera = camera(64, 48, false);
        Frame frame = new Frame(160, 120)) {
      assertThatExceptionOfType(CameraException.class)
          .isThrownBy(() -> camera.read(frame))
          .withMessage("frame for camera test: pictures are 160x120, expected 64x48");
    }
  }

  @Test
  void a_picture_whose_end_is_missing_is_dropped_C12(TestReporter reporter) {
    Mat torn = picture(160, 120, 10);
    torn.rowRange(80, 120).setTo(new Scalar(0, 135, 0)); // what zeros of YUV look like
    write(0, torn);
    write(1, picture(160, 120, 20));
    try (OpenCvCamera camera = camera(160, 120, false);
        Frame frame = new Frame(160, 120)) {
      camera.read(frame);

      assertThat(frame.sequence()).isEqualTo(1);
      assertThat(frame.pixels().get(0, 0)).containsExactly(20, 20, 20);
      Faults.report(
          reporter,
          "C12",
          "the last third of a picture is green",
          "dropped, the drive sees picture %d next".formatted(frame.sequence()));
    }
  }

  @Test
  void a_broken_jpeg_is_dropped_and_three_are_a_fault_C13(TestReporter reporter)
      throws IOException {
    String name = "picture_%02d.jpg";
    for (int i = 0; i < 6; i++) {
      writeAs(name, i, picture(160, 120, 40));
    }
    truncate(name, 1, 2);
    truncate(name, 3, 2);
    truncate(name, 4, 2);
    truncate(name, 5, 2);
    try (OpenCvCamera camera = camera(name, 160, 120, false);
        Frame frame = new Frame(160, 120)) {
      camera.read(frame);
      camera.read(frame);

      assertThat(frame.sequence()).as("the second was dropped").isEqualTo(2);
      String fault = fault(camera, frame);
      assertThat(fault)
          .isEqualTo(
              "camera test: 3 pictures in a row are spoiled, the last one did not arrive whole");
      Faults.report(reporter, "C13", "JPEG pictures lose their second half", "dropped; " + fault);
    }
  }

  private static String fault(OpenCvCamera camera, Frame frame) {
    return String.valueOf(
        catchThrowableOfType(CameraException.class, () -> camera.read(frame)).getMessage());
  }

  // A cable that loses bytes: the decoder gives what has come and paints the rest.
  private void truncate(String name, int number, int parts) throws IOException {
    Path file = folder.resolve(name.formatted(number));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / parts));
  }

  @Test
  void an_upside_down_camera_is_turned_by_the_profile_C11(TestReporter reporter) {
    Mat upsideDown = new Mat();
    Core.rotate(picture(64, 48, 10), upsideDown, Core.ROTATE_180);
    write(0, upsideDown);
    write(1, picture(64, 48, 20)); // OpenCV wants to see a sequence
    try (OpenCvCamera camera = camera(64, 48, true);
        Frame frame = new Frame(64, 48)) {
      camera.read(frame);

      Mat difference = new Mat();
      Core.absdiff(frame.pixels(), picture(64, 48, 10), difference);
      double[] differences = Core.sumElems(difference).val;
      assertThat(differences).containsOnly(0);
      Faults.report(
          reporter,
          "C11",
          "the camera hangs upside down and the profile says so",
          "turned: the picture differs by %.0f levels from the upright one"
              .formatted(Arrays.stream(differences).sum()));
    }
  }

  @Test
  void closing_twice_is_harmless() {
    write(0, picture(32, 30, 10));
    OpenCvCamera camera = camera(32, 30, false);

    camera.close();
    camera.close();

    assertThat(camera.width()).isEqualTo(32);
    assertThat(camera.height()).isEqualTo(30);
  }

  // Grey, rising with row and column.
  private static Mat picture(int width, int height, int brightness) {
    OpenCv.load();
    Mat picture = new Mat(height, width, CvType.CV_8UC3);
    byte[] bgr = new byte[width * height * 3];
    for (int i = 0; i < bgr.length; i++) {
      int pixel = i / 3;
      bgr[i] = (byte) Math.min(255, brightness + (pixel % width) + (pixel / width) / 2);
    }
    picture.put(0, 0, bgr);
    return picture;
  }

  private void write(int number, Mat picture) {
    writeAs(PICTURES, number, picture);
  }

  private void writeAs(String name, int number, Mat picture) {
    Imgcodecs.imwrite(folder.resolve(name.formatted(number)).toString(), picture);
    picture.release();
  }

  private OpenCvCamera camera(int width, int height, boolean rotated) {
    return camera(PICTURES, width, height, rotated);
  }

  // A sequence of pictures stands for the camera: the same class of OpenCV reads both.
  private OpenCvCamera camera(String name, int width, int height, boolean rotated) {
    VideoCapture capture = new VideoCapture(folder.resolve(name).toString(), Videoio.CAP_IMAGES);
    PictureFormat format = new PictureFormat(width, height, 20, rotated);
    return new OpenCvCamera(capture, "camera test", format, clock);
  }
}
