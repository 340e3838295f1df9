package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alvinn4j.time.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.videoio.VideoCapture;
import org.opencv.videoio.Videoio;

final class OpenCvCameraTest {
  private final ManualClock clock = new ManualClock();

  @Test
  void a_missing_camera_is_refused_by_name() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(() -> OpenCvCamera.open(4095, 160, 120, 20, clock))
        .withMessage("camera /dev/video4095: no such device");
  }

  @Test
  void pictures_arrive_in_the_frames_own_memory_with_time_and_number(@TempDir Path folder) {
    try (OpenCvCamera camera = pictures(folder, 160, 120, 10, 200);
        Frame frame = new Frame(160, 120)) {
      long address = frame.pixels().dataAddr();
      clock.moveTo(1_000);

      assertThat(camera.read(frame)).isTrue();

      assertThat(frame.pixels().get(0, 0)).containsExactly(10, 10, 10);
      assertThat(frame.captureNanos()).isEqualTo(1_000);
      assertThat(frame.sequence()).isZero();
      clock.moveTo(51_000);

      assertThat(camera.read(frame)).isTrue();

      assertThat(frame.pixels().get(119, 159)).containsExactly(200, 200, 200);
      assertThat(frame.captureNanos()).isEqualTo(51_000);
      assertThat(frame.sequence()).isEqualTo(1);
      assertThat(frame.pixels().dataAddr()).isEqualTo(address);
    }
  }

  @Test
  void a_camera_that_stops_giving_pictures_has_failed(@TempDir Path folder) {
    try (OpenCvCamera camera = pictures(folder, 32, 30, 10, 20);
        Frame frame = new Frame(32, 30)) {
      camera.read(frame);
      camera.read(frame);

      assertThatExceptionOfType(CameraException.class)
          .isThrownBy(() -> camera.read(frame))
          .withMessage("camera test: gives no more pictures");
    }
  }

  @Test
  void a_picture_of_another_size_is_refused(@TempDir Path folder) {
    try (OpenCvCamera camera = pictures(folder, 64, 48, 10, 20);
        Frame frame = new Frame(160, 120)) {
      OpenCvCamera expecting = new OpenCvCamera(capture(folder), "camera test", 160, 120, clock);

      assertThatExceptionOfType(CameraException.class)
          .isThrownBy(() -> expecting.read(frame))
          .withMessage("camera test: pictures are 64x48, expected 160x120");
      assertThatExceptionOfType(CameraException.class)
          .isThrownBy(() -> camera.read(frame))
          .withMessage("frame for camera test: pictures are 160x120, expected 64x48");
      expecting.close();
    }
  }

  @Test
  void closing_twice_is_harmless(@TempDir Path folder) {
    OpenCvCamera camera = pictures(folder, 32, 30, 10, 20);

    camera.close();
    camera.close();

    assertThat(camera.width()).isEqualTo(32);
    assertThat(camera.height()).isEqualTo(30);
  }

  // A sequence of grey pictures stands for the camera: the same class of OpenCV reads both.
  private OpenCvCamera pictures(Path folder, int width, int height, int... greys) {
    OpenCv.load();
    for (int i = 0; i < greys.length; i++) {
      Mat picture = new Mat(height, width, CvType.CV_8UC3, Scalar.all(greys[i]));
      Imgcodecs.imwrite(folder.resolve("picture_%02d.png".formatted(i)).toString(), picture);
      picture.release();
    }
    return new OpenCvCamera(capture(folder), "camera test", width, height, clock);
  }

  private static VideoCapture capture(Path folder) {
    return new VideoCapture(folder.resolve("picture_%02d.png").toString(), Videoio.CAP_IMAGES);
  }
}
