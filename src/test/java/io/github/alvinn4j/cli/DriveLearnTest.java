package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.Faults;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A drive that teaches, from the command line to the saved model.
class DriveLearnTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private JsonNode learn(Path save, String... more) throws Exception {
    Object[] arguments = new Object[7 + more.length];
    Object[] common = {
      "drive", "--learn", "--headless", "--json", "--track", Drives.OVAL, "--save=" + save
    };
    System.arraycopy(common, 0, arguments, 0, 7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    Transcript said = Transcript.of(arguments);
    assertThat(said.exitCode()).as(said.err()).isZero();
    return JSON.readTree(said.out());
  }

  @Test
  void a_network_that_knew_nothing_is_taught_gets_the_wheel_and_drives() throws Exception {
    Path save = folder.resolve("taught.safetensors");

    JsonNode json = learn(save, "--lockstep", "--hand-over=30", "--seconds=50");

    assertThat(json.get("interventions").intValue()).isZero();
    JsonNode learning = json.get("learning");
    assertThat(learning.get("hand_over_seconds").doubleValue()).isBetween(30.0, 30.2);
    assertThat(learning.get("learned").intValue()).isGreaterThan(400);
    assertThat(learning.get("error").doubleValue()).isLessThan(0.05);
    assertThat(learning.get("rollbacks").intValue()).isZero();
    assertThat(json.get("allocated_bytes_per_tick").doubleValue()).isLessThan(16);
    Model model = ModelFile.read(save);
    assertThat(model.provenance())
        .containsEntry("method", "learned on the fly")
        .containsEntry("start", "nothing")
        .containsEntry("camera.pitch_degrees", "30.0000");
  }

  @Test
  void lockstep_learns_the_same_bytes_every_time() throws Exception {
    Path one = folder.resolve("one.safetensors");
    Path other = folder.resolve("other.safetensors");
    learn(one, "--lockstep", "--seconds=6");
    learn(other, "--lockstep", "--seconds=6");

    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
  }

  @Test
  @Timeout(60)
  void in_real_time_a_thread_of_its_own_learns_beside_the_drive() throws Exception {
    Path save = folder.resolve("real.safetensors");

    JsonNode learning = learn(save, "--seconds=4").get("learning");

    assertThat(learning.get("learner_died").booleanValue()).isFalse();
    assertThat(learning.get("learned").intValue()).isPositive();
    assertThat(learning.get("published").intValue()).isPositive();
    assertThat(save).exists();
  }

  @Test
  void a_model_of_another_cameras_view_is_refused_unless_told_otherwise_M16(TestReporter reporter)
      throws Exception {
    Path save = folder.resolve("mine.safetensors");
    learn(save, "--lockstep", "--seconds=3");
    Path other = folder.resolve("other.yaml");
    Files.writeString(
        other,
        Files.readString(Path.of("hardware/simulator.yaml"))
            .replaceFirst("pitch_degrees: 30", "pitch_degrees: 20"));
    Object[] drive = {
      "drive", "--lockstep", "--headless", "--seconds=1", "--vehicle", other, "--model", save
    };

    String line = Refusal.in(folder, drive);
    Object[] anyCamera = Arrays.copyOf(drive, drive.length + 1);
    anyCamera[drive.length] = "--any-camera";
    Transcript all = Transcript.of(anyCamera);

    assertThat(line).contains(save.toString(), "pitch_degrees = 30.00", "20.00", "--any-camera");
    assertThat(all.exitCode()).as(all.err()).isZero();
    Faults.report(
        reporter,
        "M16",
        "a model that has learned with a camera 10 degrees steeper",
        "refused before anything is opened, exit code %d; driven with --any-camera, exit code %d"
            .formatted(ExitCode.BAD_INPUT, all.exitCode()));
  }

  @Test
  void options_that_mean_nothing_alone_are_refused() {
    assertThat(Refusal.in(folder, "drive", "--hand-over=3")).contains("--learn");
    assertThat(Refusal.in(folder, "drive", "--learn", "--hand-over=soon"))
        .contains("--hand-over = soon", "when-ready");
    assertThat(Refusal.in(folder, "drive", "--learn", "--save", folder)).contains("is a folder");
  }

  @Test
  void views_that_a_car_cannot_come_back_from_are_refused_in_one_line() throws Exception {
    Path profile = folder.resolve("wide.yaml");
    Files.writeString(
        profile,
        Files.readString(Path.of("hardware/simulator.yaml"))
            + """

            learning:
              view_shift_meters: 0.5
              view_rotation_degrees: 40
              look_ahead_meters: 0.2
              label_lag_seconds: 0
            """);

    Transcript said =
        Transcript.of("drive", "--learn", "--headless", "--lockstep", "--vehicle", profile);

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err())
        .startsWith("alvinn: vehicle profile '")
        .contains("learning: a view 0.5 m and 40.0 degrees aside needs ", "expected at most 1")
        .hasLineCount(1);
  }
}
