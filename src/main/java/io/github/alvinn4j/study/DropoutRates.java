package io.github.alvinn4j.study;

import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.Epoch;
import io.github.alvinn4j.training.Regularisation;
import io.github.alvinn4j.training.TrainingResult;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/// Whether hidden units that are silent at random while learning steer better afterwards.
public final class DropoutRates implements Study {
  private static final int WIDE = 32;
  private static final int NARROW = 5;

  private final List<Float> rates;
  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param rates probabilities of silence, rising, the first 0
  /// @param runs random starts for each, 1 or more
  /// @param epochs at most, 1 or more
  public DropoutRates(List<Float> rates, int runs, int epochs) {
    this.rates = List.copyOf(rates);
    this.runs = runs;
    this.epochs = epochs;
  }

  /// From none to more than half, three runs each.
  public static DropoutRates standard() {
    return new DropoutRates(List.of(0f, 0.1f, 0.2f, 0.35f, 0.5f, 0.65f), 3, 40);
  }

  @Override
  public String name() {
    return "dropout";
  }

  @Override
  public String description() {
    return "What dropping hidden units while learning does to a narrow and a wide network";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.longDrives().getFirst();
    Table table =
        new Table(
            List.of(
                "hidden_units",
                "dropout",
                "runs",
                "correlation_mean",
                "correlation_sd",
                "training_error_mean",
                "validation_error_mean"));
    List<Series> correlations = new ArrayList<>();
    List<Series> errors = new ArrayList<>();
    List<Double> gains = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (int hidden : List.of(NARROW, WIDE)) {
      List<Sample> samples = new ArrayList<>();
      for (float rate : rates) {
        Sample sample = sample(material, data, hidden, rate);
        samples.add(sample);
        sample.addTo(table, hidden);
        progress.accept(++done / (2.0 * rates.size()));
      }
      correlations.add(series(hidden + " hidden units", samples, Sample::correlation));
      errors.add(series(hidden + " hidden units, learning", samples, Sample::learned));
      errors.add(series(hidden + " hidden units, validation", samples, Sample::validation));
      text.append(words(hidden, samples)).append("\n\n");
      gains.add(gained(samples));
    }
    boolean agrees = gains.getFirst() <= 0 && gains.getLast() > 0;
    text.append(
        "Theory expects dropout to cost a network that is small for its task and to help one that"
            + " is large enough to learn frames by heart: these figures "
            + (agrees ? "agree" : "do not agree")
            + " (compared at the best p, beyond the scatter of the runs). The error while learning"
            + " is that of the crippled network, that of the validation part the whole one's with"
            + " its outputs scaled by 1 − p.");
    return new Findings(table, picture(correlations, errors), text.toString(), data.sentence());
  }

  private record Sample(float rate, Spread correlation, Spread learned, Spread validation) {
    void addTo(Table table, int hidden) {
      table.add(
          List.of(
              hidden,
              (double) rate,
              correlation.runs(),
              correlation.mean(),
              correlation.deviation(),
              learned.mean(),
              validation.mean()));
    }
  }

  private Sample sample(Material material, DrivingData data, int hidden, float rate) {
    TrainingSettings settings = Teaching.settings(epochs).with(new Regularisation(0, 0, rate));
    double[] correlation = new double[runs];
    double[] learned = new double[runs];
    double[] validation = new double[runs];
    for (int run = 0; run < runs; run++) {
      TrainingResult result = Teaching.teach(data, hidden, settings, material.random(run));
      Epoch best = result.history().get(result.bestEpoch() - 1);
      correlation[run] = Teaching.examine(result.network(), data).correlationSmoothed();
      learned[run] = best.trainingError();
      validation[run] = best.validationError();
    }
    return new Sample(rate, Spread.of(correlation), Spread.of(learned), Spread.of(validation));
  }

  private static Series series(String name, List<Sample> samples, Function<Sample, Spread> what) {
    List<Point> points = samples.stream().map(s -> what.apply(s).at(s.rate())).toList();
    return new Series(name, Form.LINE, points);
  }

  private Picture picture(List<Series> correlations, List<Series> errors) {
    Axis rate = Axis.linear("probability that a hidden unit is silent");
    return new Picture(
        "Dropout (mean and spread of %d runs)".formatted(runs),
        List.of(
            new Chart(
                "Steering", rate, Axis.linear("correlation on held-out frames"), correlations),
            new Chart(
                "Errors", rate, Axis.linear("error per frame, ½ Σ (target − output)²"), errors)));
  }

  private static Sample best(List<Sample> samples) {
    Sample best = samples.getFirst();
    for (Sample sample : samples) {
      best = sample.correlation().mean() > best.correlation().mean() ? sample : best;
    }
    return best;
  }

  /// By how much the best p steers better than none; 0 if that is within the scatter.
  private static double gained(List<Sample> samples) {
    Spread none = samples.getFirst().correlation();
    Spread best = best(samples).correlation();
    double gained = best.mean() - none.mean();
    return gained > Math.max(best.deviation(), none.deviation()) ? gained : 0;
  }

  private static String words(int hidden, List<Sample> samples) {
    Sample none = samples.getFirst();
    Sample best = best(samples);
    String verdict =
        best.equals(none)
            ? "dropout only costs"
            : gained(samples) > 0 ? "dropout helps" : "the gain is within the scatter of the runs";
    return String.format(
        Locale.ROOT,
        "With %d hidden units the correlation with the held-out steering is %.3f ± %.3f without"
            + " dropout, best at p = %.2f (%.3f ± %.3f), and %.3f ± %.3f at p = %.2f: %s.",
        hidden,
        none.correlation().mean(),
        none.correlation().deviation(),
        best.rate(),
        best.correlation().mean(),
        best.correlation().deviation(),
        samples.getLast().correlation().mean(),
        samples.getLast().correlation().deviation(),
        samples.getLast().rate(),
        verdict);
  }
}
