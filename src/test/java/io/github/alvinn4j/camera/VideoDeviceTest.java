package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

final class VideoDeviceTest {
  @TempDir private Path tree;

  @Test
  void a_camera_with_another_name_is_refused_C17(TestReporter reporter) throws IOException {
    name(0, "UVC Camera (046d:0825)\n");
    name(1, "HD USB Camera: rear\n");

    CameraException refused =
        catchThrowableOfType(CameraException.class, () -> VideoDevice.check(tree, 1, "046d:0825"));
    assertThat(refused)
        .hasMessage("camera /dev/video1 is 'HD USB Camera: rear', expected '046d:0825'");
    assertThatCode(() -> VideoDevice.check(tree, 0, "046d:0825")).doesNotThrowAnyException();
    Faults.report(
        reporter,
        "C17",
        "two cameras have changed places, the profile names the one that is meant",
        "refused at the start: " + refused.getMessage());
  }

  @Test
  void without_a_name_in_the_profile_any_camera_will_do() {
    assertThatCode(() -> VideoDevice.check(tree, 7, "")).doesNotThrowAnyException();
  }

  @Test
  void a_camera_whose_name_nobody_knows_is_refused() {
    assertThatExceptionOfType(CameraException.class)
        .isThrownBy(() -> VideoDevice.check(tree, 7, "UVC"))
        .withMessage("camera /dev/video7: cannot read %s/video7/name".formatted(tree));
  }

  private void name(int device, String name) throws IOException {
    Path folder = Files.createDirectory(tree.resolve("video" + device));
    Files.writeString(folder.resolve("name"), name);
  }
}
