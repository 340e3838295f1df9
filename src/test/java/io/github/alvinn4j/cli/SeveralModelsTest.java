package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.drive.Pilot;
import io.github.alvinn4j.drive.Specialist;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.simulator.RunGoal;
import io.github.alvinn4j.simulator.Scenario;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.training.Trainer;
import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two models at once: the shipped one, which knows the simulator's roads, and one that has learned
/// a real hall.
class SeveralModelsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ROAD = 0;
  private static final int HALL = 1;
  private static final int ROAD_FRAMES = 200;
  private static final int HALL_FRAMES = 400;

  @TempDir private static Path shared;
  private static Path hall = Path.of("");

  @TempDir private Path folder;

  @BeforeAll
  static void learn_the_hall() throws Exception {
    RetinaSettings retina = RetinaSettings.STANDARD;
    Lesson lesson = Lesson.of(List.of(Drives.REAL), retina, 0.2, Strictness.STRICT, new Output());
    TrainingSettings settings = new TrainingSettings(0.07f, 0.97f, 0.5f, 60, 60, 0, 5, false);
    FloatNetwork start = FloatNetwork.hill(retina.pixels(), 5, 30, new SplittableRandom(1));
    FloatNetwork learned =
        new Trainer(settings, _ -> {})
            .train(start, lesson.learned(), new SplittableRandom(2))
            .network();
    hall = shared.resolve("hall.safetensors");
    Model model = new Model(learned, retina, OutputCoding.HILL, Map.of());
    Files.write(hall, ModelFile.encode(model));
  }

  private static Models both() {
    return new Models(List.of(NamedModel.read(Drives.MODEL), NamedModel.read(hall)));
  }

  /// Pictures of a simulated road as its expert sees them.
  private static List<byte[]> road() {
    List<byte[]> pictures = new ArrayList<>();
    Scenario scenario =
        Scenario.on(Track.read(Path.of("simulator/tracks/reInvent2019_track.csv")))
            .with(new RunGoal.Seconds(20));
    LockstepDrive.run(
        VehicleProfiles.read(Drives.PROFILE),
        both(),
        DriveSettings.Goal.MANUAL,
        scenario,
        5,
        List.of(tick -> pictures.add(bytes(tick.frame()))));
    return pictures;
  }

  private static byte[] bytes(Frame frame) {
    byte[] bgr = new byte[frame.width() * frame.height() * 3];
    frame.copyTo(bgr);
    return bgr;
  }

  private static List<byte[]> hall() {
    List<byte[]> pictures = new ArrayList<>();
    Tub tub = Tub.open(Drives.REAL, Strictness.STRICT);
    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());
        Frame frame = new Frame(tub.width(), tub.height())) {
      while (source.read(frame)) {
        pictures.add(bytes(frame));
      }
    }
    return pictures;
  }

  private static int more(Specialist one, Specialist other) {
    return one.reliabilityQ15() >= other.reliabilityQ15() ? ROAD : HALL;
  }

  @Test
  void the_right_one_takes_over_when_the_place_changes_and_does_not_flicker() {
    List<byte[]> road = road();
    List<byte[]> film = new ArrayList<>(road.subList(0, ROAD_FRAMES));
    film.addAll(hall());
    film.addAll(road.subList(ROAD_FRAMES, 2 * ROAD_FRAMES));
    List<Integer> changes = new ArrayList<>();
    int rawChanges = 0;
    int right = 0;
    try (Pilot pilot = Assembly.pilot(both(), 160, 120);
        Frame frame = new Frame(160, 120)) {
      int before = ROAD;
      int rawBefore = ROAD;
      for (int i = 0; i < film.size(); i++) {
        frame.copyFrom(film.get(i));
        frame.stamp(i * 50_000_000L, i);
        pilot.look(frame);
        pilot.think();
        int raw = more(pilot.specialists().get(ROAD), pilot.specialists().get(HALL));
        rawChanges += raw == rawBefore ? 0 : 1;
        rawBefore = raw;
        boolean inHall = i >= ROAD_FRAMES && i < ROAD_FRAMES + HALL_FRAMES;
        right += pilot.steeringModel() == (inHall ? HALL : ROAD) ? 1 : 0;
        if (pilot.steeringModel() != before) {
          changes.add(i);
          before = pilot.steeringModel();
        }
      }
    }

    assertThat(changes.getFirst()).as("%s", changes).isBetween(ROAD_FRAMES, ROAD_FRAMES + 15);
    assertThat(changes.getLast())
        .as("%s", changes)
        .isBetween(ROAD_FRAMES + HALL_FRAMES, ROAD_FRAMES + HALL_FRAMES + 15);
    assertThat(right / (double) film.size()).as("right one, %s", changes).isGreaterThan(0.9);
    assertThat(changes.size()).as("%s", changes).isLessThanOrEqualTo(6);
    assertThat(rawChanges).as("changes without hysteresis").isGreaterThan(3 * changes.size());
  }

  @Test
  void a_replay_says_who_steered_and_its_golden_file_holds_them_all() throws Exception {
    Path golden = folder.resolve("golden.csv");
    Object[] replay = {"replay", "--json", Drives.REAL, "--model", Drives.MODEL, "--model", hall};

    Transcript first = Transcript.of(with(replay, "--update-golden", golden));
    Transcript second = Transcript.of(with(replay, "--golden", golden));

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.exitCode()).as(second.err()).isZero();
    JsonNode json = JSON.readTree(second.out());
    assertThat(json.get("golden").textValue()).isEqualTo("same");
    assertThat(json.get("model").textValue()).isEqualTo(Drives.MODEL + ", " + hall);
    int fromRoad = json.at("/models/0/steered_ticks").intValue();
    int fromHall = json.at("/models/1/steered_ticks").intValue();
    assertThat(fromRoad + fromHall).isEqualTo(HALL_FRAMES);
    assertThat(fromHall).isGreaterThan(9 * HALL_FRAMES / 10 - 60);
    assertThat(json.get("model_changes").intValue()).isLessThanOrEqualTo(5);
    assertThat(json.get("float_integer_within_half_percent").doubleValue()).isGreaterThan(0.98);
    String fields = Files.readAllLines(golden).get(1);
    assertThat(fields)
        .contains("model_0_output_29,model_1_output_0")
        .endsWith("steering_model,model_0_reliability_q15,model_1_reliability_q15");
  }

  private static Object[] with(Object[] arguments, Object... more) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void a_recorded_drive_tells_which_model_steered_and_opens_as_any_other() throws Exception {
    Path tub = folder.resolve("tub");

    Transcript said =
        Transcript.of(
            "drive",
            "--lockstep",
            "--headless",
            "--json",
            "--seconds",
            3,
            "--record",
            tub,
            "--model",
            Drives.MODEL,
            "--model",
            hall);

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode json = JSON.readTree(said.out());
    assertThat(json.at("/models/0/steered_share").doubleValue()).isGreaterThan(0.9);
    assertThat(json.get("allocated_bytes_per_tick").doubleValue()).isZero();
    List<String> records = Files.readAllLines(tub.resolve("catalog_0.catalog"));
    assertThat(records)
        .hasSizeGreaterThan(40)
        .allMatch(line -> line.contains("\"pilot/model\": \"simulator\""));
    assertThat(Tub.open(tub, Strictness.STRICT).records()).hasSize(records.size());
  }

  @Test
  void two_models_drive_as_well_as_the_one_that_knows_the_road() throws Exception {
    Transcript said =
        Transcript.of(
            "evaluate",
            "--json",
            "--laps",
            1,
            "--tracks",
            Drives.OVAL,
            "--model",
            hall,
            "--model",
            Drives.MODEL);

    assertThat(said.exitCode()).as(said.err()).isZero();
    JsonNode json = JSON.readTree(said.out());
    assertThat(json.at("/total/interventions").intValue()).isZero();
    assertThat(json.at("/models/1/steered_share").doubleValue()).isGreaterThan(0.9);
  }

  @Test
  void a_model_with_a_single_output_is_refused_beside_another() throws Exception {
    RetinaSettings retina = RetinaSettings.STANDARD;
    Model single =
        new Model(
            FloatNetwork.single(retina.pixels(), 3, new SplittableRandom(1)),
            retina,
            OutputCoding.SINGLE,
            Map.of());
    Path file = Files.write(folder.resolve("single.safetensors"), ModelFile.encode(single));

    String refusal =
        Refusal.in(
            folder,
            "drive",
            "--lockstep",
            "--headless",
            "--seconds",
            1,
            "--model",
            hall,
            "--model",
            file);

    assertThat(refusal)
        .isEqualTo(
            "%s, %s: output coding SINGLE of model 2 of 2, expected HILL beside other models"
                .formatted(hall, file));
  }
}
