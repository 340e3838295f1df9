package io.github.alvinn4j.study;

import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.Epoch;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.TrainingResult;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;

/// When to stop: the error on what is learned falls for ever, on other frames it does not.
public final class EarlyStopping implements Study {
  /// A rise of less than a tenth is not called one.
  private static final double RISE = 1.1;

  private final int hidden;
  private final int epochs;
  private final int runs;

  /// Makes the study.
  ///
  /// @param hidden units, 1 or more
  /// @param epochs without stopping, 1 or more
  /// @param runs random starts, 1 or more
  public EarlyStopping(int hidden, int epochs, int runs) {
    this.hidden = hidden;
    this.epochs = epochs;
    this.runs = runs;
  }

  /// ALVINN's five hidden units, far longer than is good for them.
  public static EarlyStopping standard() {
    return new EarlyStopping(5, 120, 5);
  }

  @Override
  public String name() {
    return "early-stopping";
  }

  @Override
  public String description() {
    return "What the error on unseen frames does while that on the learned ones falls";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    // A quarter only decides when to stop; no patience: every epoch is taken.
    TrainingSettings settings =
        new TrainingSettings(0.07f, 1, 0.5f, epochs, epochs, 0.25, 5, false);
    DrivingData data = material.longDrives().getFirst();
    List<TrainingResult> results = new ArrayList<>();
    double[] stopped = new double[runs];
    double[] ended = new double[runs];
    for (int run = 0; run < runs; run++) {
      TrainingResult result = Teaching.teach(data, hidden, settings, material.random(run));
      results.add(result);
      stopped[run] = Teaching.examine(result.network(), data).correlationSmoothed();
      ended[run] = heldOutAtTheEnd(material, data, run).correlationSmoothed();
      progress.accept((run + 1.0) / runs);
    }
    return new Findings(
        table(results),
        picture(results),
        words(results, Spread.of(stopped), Spread.of(ended)),
        data.sentence());
  }

  // The same run once more, nothing set aside: the network of the last epoch.
  private HeldOutFigures heldOutAtTheEnd(Material material, DrivingData data, int run) {
    DrivingData shorter =
        new DrivingData(
            data.name(), data.description(), data.learned().withoutLast(0.25), data.heldOut());
    TrainingSettings toTheEnd = new TrainingSettings(0.07f, 1, 0.5f, epochs, epochs, 0, 5, false);
    return Teaching.examine(
        Teaching.teach(shorter, hidden, toTheEnd, material.random(run)).network(), data);
  }

  private static Table table(List<TrainingResult> results) {
    Table table = new Table(List.of("run", "epoch", "training_error", "validation_error", "best"));
    for (int run = 0; run < results.size(); run++) {
      for (Epoch epoch : results.get(run).history()) {
        table.add(
            List.of(
                run,
                epoch.number(),
                epoch.trainingError(),
                epoch.validationError(),
                epoch.number() == results.get(run).bestEpoch() ? 1 : 0));
      }
    }
    return table;
  }

  private Picture picture(List<TrainingResult> results) {
    Series kept =
        new Series(
            "kept: lowest of each run",
            Form.DOTS,
            results.stream()
                .map(r -> new Point(r.bestEpoch(), lowest(r).validationError()))
                .toList());
    return new Picture(
        "When to stop (mean and spread of %d runs)".formatted(runs),
        List.of(
            new Chart(
                "",
                Axis.linear("epoch"),
                Axis.log("error per frame, ½ Σ (target − output)²"),
                List.of(
                    mean("learned", results, Epoch::trainingError),
                    mean("validation", results, Epoch::validationError),
                    kept))));
  }

  private static Epoch lowest(TrainingResult result) {
    return result.history().get(result.bestEpoch() - 1);
  }

  private Series mean(String name, List<TrainingResult> results, ToDoubleFunction<Epoch> error) {
    List<Point> points = new ArrayList<>();
    for (int epoch = 0; epoch < epochs; epoch++) {
      int at = epoch;
      double[] errors =
          results.stream().mapToDouble(r -> error.applyAsDouble(r.history().get(at))).toArray();
      points.add(Spread.of(errors).at(epoch + 1.0));
    }
    return new Series(name, Form.LINE, points);
  }

  private String words(List<TrainingResult> results, Spread stopped, Spread ended) {
    Spread best = Spread.of(results.stream().mapToDouble(TrainingResult::bestEpoch).toArray());
    Spread low =
        Spread.of(results.stream().mapToDouble(r -> lowest(r).validationError()).toArray());
    Spread last =
        Spread.of(
            results.stream().mapToDouble(r -> r.history().getLast().validationError()).toArray());
    double first =
        Spread.of(
                results.stream().mapToDouble(r -> r.history().getFirst().trainingError()).toArray())
            .mean();
    double learned =
        Spread.of(
                results.stream().mapToDouble(r -> r.history().getLast().trainingError()).toArray())
            .mean();
    // The lowest of a jagged curve is below its end by chance: tenths of the run are compared.
    double trough = lowestTenth(results);
    double end = meanValidation(results, epochs - Math.max(1, epochs / 10), epochs);
    boolean rises = end > RISE * trough;
    return String.format(
        Locale.ROOT,
        "In %d epochs the error on the learned frames falls from %.3f to %.3f. On frames that"
            + " were not learned it is lowest, %.3f ± %.3f, after %.0f ± %.0f epochs, and %.3f ±"
            + " %.3f at the end; averaged over a tenth of the epochs it is %.3f at its lowest and"
            + " %.3f at the end. Theory expects it to rise again, because the network begins to"
            + " learn what only these frames have in common; these figures %s. Stopped at the"
            + " lowest point the correlation with the held-out steering is %.3f ± %.3f, taught to"
            + " the end %.3f ± %.3f: here stopping early %s.",
        epochs,
        first,
        learned,
        low.mean(),
        low.deviation(),
        best.mean(),
        best.deviation(),
        last.mean(),
        last.deviation(),
        trough,
        end,
        rises ? "agree" : "do not: it stands still while the learned error goes on falling",
        stopped.mean(),
        stopped.deviation(),
        ended.mean(),
        ended.deviation(),
        verdict(stopped, ended));
  }

  private double lowestTenth(List<TrainingResult> results) {
    int tenth = Math.max(1, epochs / 10);
    double lowest = Double.POSITIVE_INFINITY;
    for (int from = 0; from + tenth <= epochs; from++) {
      lowest = Math.min(lowest, meanValidation(results, from, from + tenth));
    }
    return lowest;
  }

  private static double meanValidation(List<TrainingResult> results, int from, int to) {
    double sum = 0;
    for (TrainingResult result : results) {
      for (Epoch epoch : result.history().subList(from, to)) {
        sum += epoch.validationError();
      }
    }
    return sum / results.size() / (to - from);
  }

  private static String verdict(Spread stopped, Spread ended) {
    double gained = stopped.mean() - ended.mean();
    double scatter = Math.max(stopped.deviation(), ended.deviation());
    if (Math.abs(gained) <= scatter) {
      return "makes no difference beyond the scatter of the runs, but costs less time";
    }
    return gained > 0 ? "steers better" : "steers worse";
  }
}
