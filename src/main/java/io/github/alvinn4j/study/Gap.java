package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What closes the gap to a deep network inside two layers: each ingredient alone and together.
///
/// Donkeycar's five convolutions do 47.8 million multiplications a frame and reach a correlation of
/// 0.872 in the mean of three real drives; the default of `train` does 31,200.
public final class Gap implements Study {
  /// Donkeycar's network, mean of three drives, as measured for this project.
  private static final double DEEP = 0.872;

  private final List<GapEntry> entries;
  private final int runs;

  /// Makes the study.
  ///
  /// @param runs random starts for each entry, 1 or more
  public Gap(List<GapEntry> entries, int runs) {
    this.entries = List.copyOf(entries);
    this.runs = runs;
  }

  /// Every ingredient of the default, five runs each; takes a quarter of an hour on three drives.
  public static Gap standard() {
    return new Gap(GapEntry.all(), 5);
  }

  @Override
  public String name() {
    return "gap";
  }

  @Override
  public String description() {
    return "What brings a two-layer network level with a deep one (takes 15 minutes)";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    Table table =
        new Table(
            List.of(
                "entry",
                "data",
                "shape",
                "multiplications",
                "runs",
                "correlation_mean",
                "correlation_sd"));
    List<Point> means = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (GapEntry entry : entries) {
      List<DrivingData> drives = material.longDrives(entry.retina());
      double sum = 0;
      double variance = 0;
      for (DrivingData drive : drives) {
        Spread spread = teach(material, entry, drive);
        sum += spread.mean();
        variance += spread.deviation() * spread.deviation();
        table.add(
            List.of(
                entry.name(),
                drive.name(),
                entry.shape(),
                entry.multiplications(),
                runs,
                spread.mean(),
                spread.deviation()));
      }
      double mean = sum / drives.size();
      double deviation = Math.sqrt(variance) / drives.size();
      means.add(new Point(means.size(), mean, mean - deviation, mean + deviation));
      if (sentences.isEmpty()) {
        drives.forEach(drive -> sentences.add(drive.sentence()));
      }
      progress.accept((double) means.size() / entries.size());
    }
    return new Findings(table, picture(means), words(means), String.join("; ", sentences));
  }

  private Spread teach(Material material, GapEntry entry, DrivingData drive) {
    double[] correlations = new double[runs];
    for (int run = 0; run < runs; run++) {
      RandomGenerator random = material.random(run);
      FloatNetwork start = entry.start(random);
      FloatNetwork taught =
          new Trainer(entry.settings(), _ -> {}).train(start, drive.learned(), random).network();
      HeldOutFigures figures = Teaching.examine(taught, drive);
      correlations[run] = figures.correlationSmoothed();
    }
    return Spread.of(correlations);
  }

  private Picture picture(List<Point> means) {
    List<Point> deep = means.stream().map(point -> new Point(point.x(), DEEP)).toList();
    return new Picture(
        "Each ingredient alone and together (mean of the drives, %d runs)".formatted(runs),
        List.of(
            new Chart(
                "",
                Axis.names("entry, numbered as in the text", numbers()),
                Axis.linear("correlation on held-out frames"),
                List.of(
                    new Series("two layers", Form.BARS, means),
                    new Series("Donkeycar's network, 47.8 M", Form.REFERENCE, deep)))));
  }

  private List<String> numbers() {
    return IntStream.rangeClosed(1, entries.size()).mapToObj(Integer::toString).toList();
  }

  private String words(List<Point> means) {
    StringBuilder text = new StringBuilder(verdict(means)).append("\n\n");
    for (int i = 0; i < means.size(); i++) {
      GapEntry entry = entries.get(i);
      double deviation = means.get(i).high() - means.get(i).y();
      text.append(
          String.format(
              Locale.ROOT,
              "%d. %s, %s: %.3f ± %.3f%n",
              i + 1,
              entry.name(),
              entry.shape(),
              means.get(i).y(),
              deviation));
    }
    return text.toString();
  }

  private String verdict(List<Point> means) {
    int best = 0;
    for (int i = 1; i < means.size(); i++) {
      best = means.get(i).y() > means.get(best).y() ? i : best;
    }
    GapEntry entry = entries.get(best);
    return String.format(
        Locale.ROOT,
        "Best is `%s` (%s, %d multiplications a frame): a correlation of %.3f with the held-out"
            + " steering in the mean of the drives, where `%s` reaches %.3f. Donkeycar's network,"
            + " with 47.8 million multiplications, reaches %.3f on the three drives of the"
            + " project's reference.",
        entry.name(),
        entry.shape(),
        entry.multiplications(),
        means.get(best).y(),
        entries.getFirst().name(),
        means.getFirst().y(),
        DEEP);
  }
}
