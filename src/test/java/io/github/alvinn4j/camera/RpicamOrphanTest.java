package io.github.alvinn4j.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.camera.StandInRpicam.YuvSize;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RpicamOrphanTest {
  @TempDir private Path folder;

  /// The killed process cannot tidy up. The camera program's next write meets a pipe without a
  /// reader, and with it the camera is free for the next start.
  @Test
  void the_camera_program_does_not_outlive_a_killed_java_process() throws Exception {
    StandInRpicam standIn =
        new StandInRpicam(folder, "cat \"$dir/a\"", "exec cat /dev/urandom")
            .picture("a", new YuvSize(40, 32, 64), 10);
    Process java = start(standIn);
    try (BufferedReader out = java.inputReader(StandardCharsets.UTF_8)) {
      ProcessHandle camera =
          ProcessHandle.of(Long.parseLong(String.valueOf(out.readLine()))).orElseThrow();
      assertThat(camera.isAlive()).isTrue();

      java.destroyForcibly();

      assertThat(java.waitFor()).isEqualTo(128 + 9);
      ProcessHandle ended = camera.onExit().completeOnTimeout(camera, 20, TimeUnit.SECONDS).join();
      assertThat(ended.isAlive()).as("the camera program lives").isFalse();
    } finally {
      java.destroyForcibly();
    }
  }

  private static Process start(StandInRpicam standIn) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            RpicamHolder.class.getName(),
            standIn.script().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
