package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fails below a whole program: the kernel refuses every write beyond some bytes.
@EnabledOnOs(OS.LINUX)
class RecordingFaultIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BYTES =
      3000; // enough for the result, and not for a picture or a catalog

  @TempDir private Path folder;

  @Test
  void a_write_that_fails_ends_the_recording_and_not_the_drive_S3(TestReporter reporter)
      throws Exception {
    Path drive = folder.resolve("drive");
    List<String> command = new ArrayList<>(Child.java("drive", "--headless", "--seconds=6"));
    command.addAll(List.of("--json", "--record", drive.toString()));
    try (Child child = Child.start(folder, Map.of(), command)) {
      Path tenth = drive.resolve("images/9_cam_image_array_.jpg");
      child.await("ten frames were driven", () -> Files.exists(tenth));
      Process limit =
          new ProcessBuilder("prlimit", "--pid", "" + child.pid(), "--fsize=" + BYTES + ":")
              .start();
      assertThat(limit.waitFor()).isZero();

      int code = child.end(60);

      assertThat(code).as(child.err()).isEqualTo(ExitCode.DOES_NOT_HOLD);
      JsonNode json = JSON.readTree(child.out());
      assertThat(json.get("recording_failure").textValue()).contains("File too large");
      assertThat(json.get("recorded_frames").intValue()).isBetween(10, 100);
      assertThat(json.get("seconds").doubleValue()).isGreaterThan(5.9);
      assertThat(child.err())
          .contains("recording has stopped, the drive goes on", "recording stopped before the end");
      assertThat(Tub.open(drive, Strictness.TOLERANT).records().size())
          .isEqualTo(json.get("recorded_frames").intValue());
      Faults.report(
          reporter,
          "S3",
          "the kernel refuses every further write of a running drive",
          "said at once and at the end; the drive goes on to its end; the tub opens; exit code "
              + code);
    }
  }
}
