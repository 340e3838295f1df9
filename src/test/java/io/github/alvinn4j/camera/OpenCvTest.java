package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;

class OpenCvTest {

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "Linux, amd64, linux/x86_64/libopencv_java490.so",
    "Linux, aarch64, linux/ARMv8/libopencv_java490.so",
    "Linux, arm, linux/ARMv7/libopencv_java490.so",
    "Mac OS X, x86_64, osx/x86_64/libopencv_java490.dylib",
    "Mac OS X, aarch64, osx/ARMv8/libopencv_java490.dylib",
    "Windows 11, amd64, windows/x86_64/opencv_java490.dll",
  })
  void every_platform_has_its_library_on_the_class_path(String os, String arch, String resource) {
    assertThat(OpenCv.resource(os, arch)).isEqualTo("/nu/pattern/opencv/" + resource);
    assertThat(OpenCv.class.getResource(OpenCv.resource(os, arch))).isNotNull();
  }

  @Test
  void is_loaded_once_and_runs_on_one_thread() {
    assertThat(OpenCv.load()).isSameAs(OpenCv.load()).matches(Files::isRegularFile);
    assertThat(Core.getNumThreads()).isEqualTo(1);
  }
}
