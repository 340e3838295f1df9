package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.hardware.VehicleProfiles;
import io.github.alvinn4j.simulator.DisturbanceStrength;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.study.Axis;
import io.github.alvinn4j.study.Chart;
import io.github.alvinn4j.study.Findings;
import io.github.alvinn4j.study.Material;
import io.github.alvinn4j.study.Picture;
import io.github.alvinn4j.study.Series;
import io.github.alvinn4j.study.Study;
import io.github.alvinn4j.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/// What the shifted views and the buffer of patterns are worth, as in the ALVINN paper of 1991.
///
/// A network that knows nothing is taught with or without each, then drives alone in the simulator:
/// once undisturbed, and once pushed about, since no real car is left in peace.
///
/// @param track that is learned and driven
/// @param teachSeconds simulated
/// @param seeds networks for each combination
record AlvinnAblation(String track, double teachSeconds, int seeds) implements Study {
  private static final List<String> DAYS = List.of("Left in peace", "Pushed about");
  private static final int SETTINGS = 4; // views off and on, buffer off and on

  private static final List<String> COLUMNS =
      List.of(
          "day",
          "setting",
          "seed",
          "interventions",
          "meters_until_help",
          "lateral_mean_meters",
          "lateral_rms_meters",
          "lateral_max_meters");

  /// Every 2 s to a place within 40 % of the half width, turned by up to 11 degrees.
  private static final DisturbanceStrength PUSHES = new DisturbanceStrength(0.1, 2, 0.4, 0.2);

  /// Half a minute of teaching, one lap alone.
  static AlvinnAblation standard() {
    return new AlvinnAblation("reinvent_base", 30, 2);
  }

  @Override
  public String name() {
    return "alvinn-ablation";
  }

  @Override
  public String description() {
    return "Learning to drive without shifted views, without a buffer, with both";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    VehicleProfile car = VehicleProfiles.read(Home.file("hardware/simulator.yaml"));
    Track road = Track.read(Home.file("simulator/tracks/" + track + ".csv"));
    Table table = new Table(COLUMNS);
    List<Chart> charts = new ArrayList<>();
    List<String> text = new ArrayList<>();
    for (int day = 0; day < DAYS.size(); day++) {
      List<Series> lines = new ArrayList<>();
      List<String> said = new ArrayList<>();
      for (int setting = 0; setting < SETTINGS; setting++) {
        List<AblationRun> runs = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
          runs.add(drive(car, road, day, setting, material.seed() + seed));
          table.add(row(DAYS.get(day), seed, runs.getLast()));
          int done = (day * SETTINGS + setting) * seeds + seed + 1;
          progress.accept((double) done / (DAYS.size() * SETTINGS * seeds));
        }
        lines.add(line(runs.getFirst()));
        said.add(sentence(runs));
      }
      charts.add(chart(DAYS.get(day), lines));
      text.add(DAYS.get(day) + ": " + String.join("; ", said) + ".");
    }
    text.add(
        ("In the paper of 1991 the car soon leaves the road without both, is biased towards what it"
             + " saw last with the views alone, and stays with both. Sizes are this program's, not"
             + " the paper's: 14 views as there, but %d patterns for 200, and many more steps a"
             + " frame.")
            .formatted(Lecture.STANDARD.settings().bufferPatterns()));
    return new Findings(
        table,
        new Picture("Distance from the middle of the road, driven alone", charts),
        String.join("\n\n", text),
        "the simulator's expert on %s, %.0f s at 1 m/s, then one lap alone"
            .formatted(track, teachSeconds));
  }

  private AblationRun drive(VehicleProfile car, Track road, int day, int setting, long seed) {
    return AblationRun.of(
        car,
        road,
        teachSeconds,
        1,
        seed,
        day == 0 ? DisturbanceStrength.none() : PUSHES,
        setting % 2 == 1,
        setting / 2 == 1);
  }

  private static List<Object> row(String day, int seed, AblationRun run) {
    RefereeReport end = run.end();
    return List.of(
        day,
        run.name(),
        seed,
        end.interventions(),
        run.metersUntilHelp(),
        run.meanLateralMeters(),
        end.lateralRmsMeters(),
        end.lateralMaxMeters());
  }

  private static Series line(AblationRun run) {
    List<Series.Point> points =
        run.drive().stream()
            .map(report -> new Series.Point(report.distanceMeters(), report.lateralMeters()))
            .toList();
    return new Series(run.name(), Series.Form.LINE, points);
  }

  private static String sentence(List<AblationRun> runs) {
    double mean = runs.stream().mapToDouble(AblationRun::meanLateralMeters).average().orElseThrow();
    double rms = runs.stream().mapToDouble(r -> r.end().lateralRmsMeters()).average().orElseThrow();
    double way = runs.stream().mapToDouble(AblationRun::metersUntilHelp).average().orElseThrow();
    int help = runs.stream().mapToInt(run -> run.end().interventions()).sum();
    return String.format(
        Locale.ROOT,
        "%s %s (lateral RMS %.1f cm, mean %+.1f cm to the right)",
        runs.getFirst().name(),
        help == 0
            ? "stays on the road"
            : "needs help %d times in %d laps, first after %.1f m"
                .formatted(help, runs.size(), way),
        100 * rms,
        100 * mean);
  }

  private static Chart chart(String day, List<Series> lines) {
    return new Chart(day, Axis.linear("driven [m]"), Axis.linear("right of the middle [m]"), lines);
  }
}
