package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a signal does to a drive in real time.
@DisabledOnOs(OS.WINDOWS)
class SignalIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SECONDS_TO_STOP = 2;

  /// A process that inherits ignored signals, as one in the background does, is given back the
  /// usual ones; a shell could not do that.
  private static final List<String> USUAL_SIGNALS = List.of("env", "--default-signal=INT,TERM,HUP");

  @TempDir private Path folder;

  private Path drive() {
    return folder.resolve("drive");
  }

  private Child driving(String... more) throws Exception {
    List<String> command =
        Stream.of(
                USUAL_SIGNALS.stream(),
                Child.java("drive", "--headless", "--laps=1000", "--json").stream(),
                Stream.of("--record", drive().toString()),
                Stream.of(more))
            .flatMap(part -> part)
            .toList();
    Child child = Child.start(folder, Map.of(), command);
    Path tenthPicture = drive().resolve("images/9_cam_image_array_.jpg");
    child.await("ten frames were driven", () -> Files.exists(tenthPicture));
    return child;
  }

  private static void assumeSignalsCanBeReset() throws Exception {
    Process probe = new ProcessBuilder("env", USUAL_SIGNALS.get(1), "true").start();
    assumeThat(probe.waitFor()).as("exit code of %s", USUAL_SIGNALS).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "TERM, 143, hardware/simulator.yaml, 1500",
    "INT, 130, hardware/simulator.yaml, 1500",
    "TERM, 143, hardware/simulated-pca9685.yaml, 1501",
    "INT, 130, hardware/simulated-pca9685.yaml, 1501"
  })
  void a_signal_stops_the_car_in_neutral_and_the_person_reads_how_it_went(
      String signal, int exitCode, String vehicle, int neutralMicros) throws Exception {
    assumeSignalsCanBeReset();
    try (Child child = driving("--vehicle", vehicle)) {
      child.signal(signal);
      int code = child.end(SECONDS_TO_STOP);

      assertThat(code).isEqualTo(exitCode);
      JsonNode json = JSON.readTree(child.out());
      assertThat(json.get("final_pulses").get("steering_us").intValue()).isEqualTo(neutralMicros);
      assertThat(json.get("final_pulses").get("throttle_us").intValue()).isEqualTo(neutralMicros);
      assertThat(child.err()).contains("interventions", "recorded");
      int records = Tub.open(drive(), Strictness.STRICT).records().size();
      assertThat(json.get("recorded_frames").intValue()).isEqualTo(records);
    }
  }

  @Test
  void a_drive_that_is_killed_leaves_a_tub_that_opens() throws Exception {
    assumeSignalsCanBeReset();
    try (Child child = driving()) {
      child.signal("KILL");
      child.end(SECONDS_TO_STOP);
    }

    assertThat(Tub.open(drive(), Strictness.STRICT).records()).hasSizeGreaterThanOrEqualTo(9);
    Transcript replay = Transcript.of("replay", "--strict", drive());
    assertThat(replay.exitCode()).as(replay.err()).isZero();
  }
}
