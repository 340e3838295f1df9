package io.github.alvinn4j.study;

import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/// How many hidden units steering needs: ALVINN drove with 29, then with 5, then with 4.
public final class HiddenUnits implements Study {
  private static final int ALVINN = 5;

  /// So much less correlation is not worth more units.
  private static final double ENOUGH = 0.03;

  private final List<Integer> sizes;
  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param sizes numbers of hidden units, rising
  /// @param runs random starts for each of them, 1 or more
  /// @param epochs at most, 1 or more
  public HiddenUnits(List<Integer> sizes, int runs, int epochs) {
    this.sizes = List.copyOf(sizes);
    this.runs = runs;
    this.epochs = epochs;
  }

  /// The sizes of the papers and around them, five runs each.
  public static HiddenUnits standard() {
    return new HiddenUnits(List.of(1, 2, 4, 5, 8, 16, 32), 5, 40);
  }

  @Override
  public String name() {
    return "hidden-units";
  }

  @Override
  public String description() {
    return "How well the network steers with 1 to 32 hidden units";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    List<DrivingData> data = material.longDrives();
    Table table =
        new Table(
            List.of(
                "data",
                "hidden_units",
                "weights",
                "runs",
                "correlation_mean",
                "correlation_sd",
                "mae_mean",
                "mae_sd",
                "training_error_mean"));
    List<Series> correlations = new ArrayList<>();
    List<Series> errors = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (DrivingData drive : data) {
      List<Sample> samples = new ArrayList<>();
      for (int hidden : sizes) {
        Sample sample = sample(material, drive, hidden);
        samples.add(sample);
        sample.addTo(table, drive);
        progress.accept((double) ++done / (data.size() * sizes.size()));
      }
      correlations.add(series(drive, samples, Sample::correlation));
      errors.add(series(drive, samples, Sample::mae));
      text.append(words(drive, samples)).append("\n\n");
    }
    return new Findings(
        table,
        picture(correlations, errors),
        text.toString(),
        String.join("; ", data.stream().map(DrivingData::sentence).toList()));
  }

  private record Sample(
      int hidden, int weights, Spread correlation, Spread mae, Spread trainingError) {
    void addTo(Table table, DrivingData drive) {
      table.add(
          List.of(
              drive.name(),
              hidden,
              weights,
              correlation.runs(),
              correlation.mean(),
              correlation.deviation(),
              mae.mean(),
              mae.deviation(),
              trainingError.mean()));
    }
  }

  private Sample sample(Material material, DrivingData drive, int hidden) {
    double[] correlation = new double[runs];
    double[] mae = new double[runs];
    double[] trainingError = new double[runs];
    for (int run = 0; run < runs; run++) {
      TrainingResult result =
          Teaching.teach(drive, hidden, Teaching.settings(epochs), material.random(run));
      HeldOutFigures figures = Teaching.examine(result.network(), drive);
      correlation[run] = figures.correlationSmoothed();
      mae[run] = figures.maeSmoothed();
      trainingError[run] = result.history().get(result.bestEpoch() - 1).trainingError();
    }
    int inputs = drive.learned().pixels();
    return new Sample(
        hidden,
        (inputs + 1) * hidden + (hidden + 1) * Teaching.OUTPUTS,
        Spread.of(correlation),
        Spread.of(mae),
        Spread.of(trainingError));
  }

  private static Series series(
      DrivingData drive, List<Sample> samples, Function<Sample, Spread> what) {
    List<Point> points =
        samples.stream().map(sample -> what.apply(sample).at(sample.hidden())).toList();
    return new Series(drive.name(), Form.LINE, points);
  }

  private Picture picture(List<Series> correlations, List<Series> errors) {
    Axis units = Axis.log("hidden units").at(sizes.stream().map(Integer::doubleValue).toList());
    return new Picture(
        "How many hidden units steering needs (mean and spread of %d runs)".formatted(runs),
        List.of(
            new Chart("", units, Axis.linear("correlation on held-out frames"), correlations),
            new Chart("", units, Axis.linear("mean error, share of full lock"), errors)));
  }

  // Theory: one unit cannot tell left from right and straight; beyond a handful more do not help.
  private static String words(DrivingData drive, List<Sample> samples) {
    Sample best = samples.getFirst();
    for (Sample sample : samples) {
      if (sample.correlation().mean() > best.correlation().mean()) {
        best = sample;
      }
    }
    double wanted = best.correlation().mean() - ENOUGH;
    Sample enough = best;
    for (Sample sample : samples.reversed()) {
      enough = sample.correlation().mean() >= wanted ? sample : enough;
    }
    return String.format(
        Locale.ROOT,
        "On %s, %s best: a correlation of %.3f ± %.3f with the held-out steering, %.3f ± %.3f of"
            + " full lock off on average. The fewest within %.2f of that: %s (%.3f ± %.3f). With"
            + " %s it is %.3f ± %.3f. ALVINN drove with 4 or 5, because more did not steer"
            + " better; these figures %s.",
        drive.description(),
        units(best) + (best.hidden() == 1 ? " does" : " do"),
        best.correlation().mean(),
        best.correlation().deviation(),
        best.mae().mean(),
        best.mae().deviation(),
        ENOUGH,
        units(enough),
        enough.correlation().mean(),
        enough.correlation().deviation(),
        units(samples.getFirst()),
        samples.getFirst().correlation().mean(),
        samples.getFirst().correlation().deviation(),
        enough.hidden() <= ALVINN ? "agree" : "do not agree");
  }

  private static String units(Sample sample) {
    return sample.hidden() == 1 ? "1 hidden unit" : sample.hidden() + " hidden units";
  }
}
