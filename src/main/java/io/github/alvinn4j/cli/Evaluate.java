package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.drive.DriveSettings;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.Track;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `evaluate`: drives a model over many tracks, faster than real time, and says how well it does.
@Command(
    name = "evaluate",
    description = {
      "Drive a model over tracks in the simulator, in lockstep, and measure it.",
      "Autonomy is PilotNet's measure: an intervention (the car left the road and was put back)",
      "costs 6 seconds.%n"
    })
final class Evaluate implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private SimulationOptions options;

  @Option(
      names = "--tracks",
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
      defaultValue = "MODEL",
      description = "Who drives: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Driver driver;

  @Option(
      names = "--min-autonomy",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "End with 1 if the total autonomy is below. Default: ${DEFAULT-VALUE}.")
  private double minAutonomyPercent;

  @Override
  public Integer call() {
    Range.check("--laps", laps, 1, 1000);
    VehicleProfile profile = options.simulatedProfile();
    Model model = options.model();
    List<Track> roads =
        Tracks.read(tracks.isEmpty() ? List.of(Home.file("simulator/tracks")) : tracks);
    List<TrackScore> scores = new ArrayList<>();
    try (ProgressBar bar = new ProgressBar(output, "evaluating")) {
      for (Track track : roads) {
        bar.show((double) scores.size() / roads.size(), track.name());
        scores.add(score(profile, model, track));
      }
    }
    TrackScore total = TrackScore.total(scores);
    print(scores, total);
    output.result(json(scores, total));
    return total.autonomyPercent() < minAutonomyPercent ? ExitCode.DOES_NOT_HOLD : ExitCode.DONE;
  }

  private TrackScore score(VehicleProfile profile, Model model, Track track) {
    DriveSettings.Goal goal =
        driver == Driver.MODEL ? DriveSettings.Goal.AUTO : DriveSettings.Goal.MANUAL;
    RefereeReport report =
        LockstepDrive.laps(profile, options.modelFile(), model, goal, track, laps, options.seed());
    boolean trained = Demonstrations.tracksOf(model).contains(track.name());
    return new TrackScore(track.name(), trained, report);
  }

  private void print(List<TrackScore> scores, TrackScore total) {
    output.line(
        "track                    trained on  laps    seconds  interventions  autonomy  lateral rms"
            + "   max");
    scores.forEach(score -> output.line(row(score, score.trainedOn() ? "yes" : "no")));
    output.line(row(total, ""));
  }

  private static String row(TrackScore score, String trained) {
    RefereeReport report = score.report();
    return String.format(
        Locale.ROOT,
        "%-24s %-10s %5d %10.1f %14d %8.2f%% %9.3f m %5.3f m",
        score.track(),
        trained,
        report.laps(),
        report.elapsedSeconds(),
        report.interventions(),
        score.autonomyPercent(),
        report.lateralRmsMeters(),
        report.lateralMaxMeters());
  }

  private ObjectNode json(List<TrackScore> scores, TrackScore total) {
    ObjectNode result = output.newResult();
    result.put("model", options.modelFile().toString());
    result.put("driver", driver.name().toLowerCase(Locale.ROOT));
    result.put("seed", options.seed());
    ArrayNode rows = result.putArray("tracks");
    scores.forEach(score -> score.fill(rows.addObject()));
    total.fill(result.putObject("total"));
    List<TrackScore> trained = scores.stream().filter(TrackScore::trainedOn).toList();
    if (!trained.isEmpty()) {
      TrackScore.total(trained).fill(result.putObject("trained_on"));
    }
    List<TrackScore> unseen = scores.stream().filter(score -> !score.trainedOn()).toList();
    if (!unseen.isEmpty()) {
      TrackScore.total(unseen).fill(result.putObject("not_trained_on"));
    }
    return result;
  }
}
