package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.simulator.Track;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `evaluate`: drives a model over many tracks, faster than real time, and says how well it does.
@Command(
    name = "evaluate",
    sortOptions = false,
    description = {
      "Measure how well a model drives: many tracks, faster than real time.",
      "Autonomy is the share of the time driven without help. Each intervention (the",
      "car left the road and was put back) costs 6 seconds, as PilotNet counts.%n"
    },
    footer = {
      "",
      "Examples:",
      "  ./alvinn evaluate",
      "  ./alvinn evaluate --model models/mine.safetensors --min-autonomy 99",
      "  ./alvinn evaluate --model road.safetensors --model tape.safetensors",
      "  ./alvinn evaluate --tracks simulator/tracks/Singapore.csv --driver expert",
      "  ./alvinn evaluate --teach 10,20,30 --laps 3 --seeds 10"
    })
final class Evaluate implements Callable<Integer> {
  @Mixin private VehicleOption vehicle;
  @Mixin private ModelsOption modelsOption;
  @Mixin private LaneOption lane;

  @Option(
      names = "--tracks",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Track files or folders of them. Default: simulator/tracks.")
  private List<Path> tracks = new ArrayList<>();

  @Option(
      names = "--laps",
      paramLabel = "N",
      defaultValue = "2",
      description = "Laps on each track. Default: ${DEFAULT-VALUE}.")
  private int laps;

  @Option(
      names = "--driver",
      paramLabel = "WHO",
      defaultValue = "MODEL",
      description = "Who drives: MODEL, EXPERT. Default: ${DEFAULT-VALUE}.")
  private Driver driver;

  @Option(
      names = "--teach",
      split = ",",
      paramLabel = "SECONDS",
      description = {
        "Instead of a model: a network that knows nothing watches the expert for so",
        "long on each track, then drives. Several times with commas between."
      })
  private List<Double> teach = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "With --teach: so many networks for each time. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(
      names = "--min-autonomy",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "End with 1 if the total is below this. Default: ${DEFAULT-VALUE}.")
  private double minAutonomyPercent;

  @Mixin private SeedOption seed;
  @Mixin private Output output;

  @Override
  public Integer call() {
    if (driver == Driver.GAMEPAD) {
      throw new UsageException("--driver GAMEPAD, expected MODEL or EXPERT: nobody is that fast");
    }
    Range.check("--laps", laps, 1, 1000);
    Range.check("--min-autonomy", minAutonomyPercent, 0, 100);
    VehicleProfile profile = vehicle.simulatedProfile();
    List<Track> roads =
        Tracks.read(tracks.isEmpty() ? List.of(Home.file("simulator/tracks")) : tracks);
    return teach.isEmpty() ? measure(profile, roads) : teach(profile, roads);
  }

  private int teach(VehicleProfile profile, List<Track> roads) {
    var examination = new TeachingExamination(Lecture.STANDARD, teach, laps, seed.value(), seeds);
    List<TeachingScore> scores = examination.take(profile, roads, output);
    examination.tell(roads, scores, output);
    ObjectNode result = output.newResult();
    result.put("seed", seed.value());
    examination.fill(roads, scores, result);
    output.result(result);
    return exitCode(TeachingScore.autonomyPercent(scores));
  }

  private int exitCode(double autonomyPercent) {
    return autonomyPercent < minAutonomyPercent ? ExitCode.DOES_NOT_HOLD : ExitCode.DONE;
  }

  private int measure(VehicleProfile profile, List<Track> roads) {
    Models models = modelsOption.read().beside(lane.meters());
    ModelShares shares = new ModelShares(models);
    List<TrackScore> scores = new ArrayList<>();
    try (ProgressBar bar = new ProgressBar(output, "evaluating")) {
      for (Track track : roads) {
        bar.show((double) scores.size() / roads.size(), track.name());
        scores.add(score(profile, models, track, shares));
      }
    }
    TrackScore total = TrackScore.total(scores);
    output.line(TrackScore.HEADING);
    scores.forEach(score -> output.line(score.row()));
    output.line(total.row());
    if (models.laneMeters().isPresent()) {
      scores.forEach(score -> output.line(score.side()));
      output.line(total.side());
    }
    shares.print(output);
    output.result(json(models, scores, shares));
    return exitCode(total.autonomyPercent());
  }

  private TrackScore score(VehicleProfile profile, Models models, Track track, ModelShares shares) {
    return TrackScore.of(
        profile, models, driver.goal(), track, laps, seed.value(), List.of(shares));
  }

  private ObjectNode json(Models models, List<TrackScore> scores, ModelShares shares) {
    ObjectNode result = output.newResult();
    models.fill(result);
    shares.fill(result);
    result.put("driver", driver.word());
    result.put("seed", seed.value());
    TrackScore.fill(scores, result);
    return result;
  }
}
