package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriveTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A one-off of the JVM may still fall into the counted ticks, but no object has fewer bytes than
  /// this, so that no tick allocates.
  private static final double SMALLEST_OBJECT_BYTES = 16;

  @TempDir private Path folder;

  private static Transcript lap(Object... more) {
    Object[] arguments = new Object[7 + more.length];
    List.of("drive", "--lockstep", "--headless", "--json", "--laps=1", "--track", Drives.OVAL)
        .toArray(arguments);
    System.arraycopy(more, 0, arguments, 7, more.length);
    Transcript said = Transcript.of(arguments);
    assertThat(said.exitCode()).as(said.err()).isZero();
    return said;
  }

  private static JsonNode json(Transcript said) throws Exception {
    return JSON.readTree(said.out());
  }

  @Test
  void drives_a_lap_without_help_and_says_so_in_one_object() throws Exception {
    Transcript said = lap();

    JsonNode json = json(said);
    assertThat(said.out()).startsWith("{").endsWith("}" + System.lineSeparator());
    assertThat(json.get("laps").intValue()).isEqualTo(1);
    assertThat(json.get("interventions").intValue()).isZero();
    assertThat(json.get("autonomy_percent").doubleValue()).isEqualTo(100);
    assertThat(json.get("lateral_rms_meters").doubleValue()).isBetween(0.0, 0.1);
    assertThat(json.get("frames").intValue()).isBetween(300, 600);
    assertThat(json.get("dropped_frames").intValue()).isZero();
    assertThat(json.get("allocated_bytes_per_tick").doubleValue())
        .isBetween(0.0, SMALLEST_OBJECT_BYTES);
    assertThat(json.get("first_frame_millis").longValue()).isNotNegative();
    assertThat(json.get("first_driven_frame_millis").longValue()).isNotNegative();
    JsonNode tick = json.get("tick_microseconds");
    assertThat(List.of("p50", "p99", "p99_9", "max"))
        .extracting(name -> tick.get(name).doubleValue())
        .isSorted()
        .allMatch(micros -> micros > 0);
    assertThat(said.err()).contains("Oval_track: 1 lap").contains("0 interventions");
  }

  @Test
  void drives_the_same_lap_again_but_for_the_time_it_takes() throws Exception {
    ObjectNode first = (ObjectNode) json(lap());
    ObjectNode second = (ObjectNode) json(lap());

    List<String> timings =
        List.of(
            "tick_microseconds",
            "allocated_bytes_per_tick",
            "first_frame_millis",
            "first_driven_frame_millis");
    assertThat(second.remove(timings)).isEqualTo(first.remove(timings));
  }

  @Test
  void ends_with_neutral_on_both_wires() throws Exception {
    JsonNode pulses = json(lap()).get("final_pulses");

    assertThat(pulses.get("steering_us").intValue()).isEqualTo(1500);
    assertThat(pulses.get("throttle_us").intValue()).isEqualTo(1500);
  }

  @Test
  void drives_the_same_lap_through_an_emulated_chip() throws Exception {
    JsonNode wires = json(lap());
    JsonNode chip = json(lap("--vehicle", Drives.EMULATED));

    assertThat(chip.get("vehicle").textValue()).isEqualTo("Simulated car behind a PCA9685");
    assertThat(chip.get("interventions").intValue()).isZero();
    assertThat(chip.get("laps")).isEqualTo(wires.get("laps"));
    // A pulse of whole counts is up to 2 us off, so that the lap may differ by a frame or two.
    assertThat(chip.get("frames").intValue())
        .isBetween(wires.get("frames").intValue() - 3, wires.get("frames").intValue() + 3);
    assertThat(chip.get("final_pulses").get("throttle_us").intValue()).isBetween(1498, 1502);
  }

  @Test
  void lets_the_expert_drive() throws Exception {
    JsonNode json = json(lap("--driver", "expert"));

    assertThat(json.get("driver").textValue()).isEqualTo("expert");
    assertThat(json.get("interventions").intValue()).isZero();
  }

  @Test
  void records_a_tub_without_a_flaw_that_can_be_replayed() throws Exception {
    Path drive = folder.resolve("drives").resolve("erste Fährt");

    JsonNode json = json(lap("--record", drive));

    Tub tub = Tub.open(drive, Strictness.STRICT);
    assertThat(tub.records()).hasSize(json.get("recorded_frames").intValue());
    assertThat(tub.records().size()).isGreaterThan(300);
    assertThat(json.get("recording_dropped_frames").intValue()).isZero();
    JsonNode replay = json(Transcript.of("replay", "--strict", "--json", drive));
    assertThat(replay.get("frames").intValue()).isEqualTo(tub.records().size());
    // The network sees its own drive again, but for what JPEG has taken from the pictures.
    assertThat(replay.get("driver").get("correlation").doubleValue()).isGreaterThan(0.9);
  }

  @Test
  void appends_a_second_drive_to_the_first() {
    Path drive = folder.resolve("drive");
    lap("--record", drive);
    int first = Tub.open(drive, Strictness.STRICT).records().size();

    lap("--record", drive, "--driver=expert");

    assertThat(Tub.open(drive, Strictness.STRICT).records().size()).isGreaterThan(first + 300);
  }

  @Test
  void records_into_no_folder_that_holds_something_else() throws Exception {
    Files.writeString(folder.resolve("letter.txt"), "Dear reader");

    String line = Refusal.in(folder, "drive", "--lockstep", "--record", folder);

    assertThat(line).startsWith(folder + ": ").contains("expected a tub or nothing");
  }

  @Test
  void records_into_no_file() throws Exception {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear reader");

    assertThat(Refusal.in(folder, "drive", "--lockstep", "--record", file))
        .startsWith(file + ": cannot be opened for recording");
  }
}
