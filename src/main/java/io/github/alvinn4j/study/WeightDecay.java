package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.Regularisation;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/// L2 against L1: what a price on weights does to the steering and to the weights themselves.
public final class WeightDecay implements Study {
  private static final int HIDDEN = 5;
  private static final String L1 = "L1";
  private static final String L2 = "L2";
  private static final String FREE = "no price";
  private static final int BINS = 41;

  /// The share of the correlation without a price that is called steering.
  private static final double STEERS = 0.9;

  private final List<Float> prices;
  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param prices of weights, rising, above 0
  /// @param runs random starts for each, 1 or more
  /// @param epochs at most, 1 or more
  public WeightDecay(List<Float> prices, int runs, int epochs) {
    this.prices = List.copyOf(prices);
    this.runs = runs;
    this.epochs = epochs;
  }

  /// From too little to notice to too much to learn, three runs each.
  public static WeightDecay standard() {
    return new WeightDecay(List.of(1e-5f, 3e-5f, 1e-4f, 3e-4f, 1e-3f, 3e-3f), 3, 40);
  }

  @Override
  public String name() {
    return "weight-decay";
  }

  @Override
  public String description() {
    return "L2 against L1: steering, size of the weights, and how many become exactly 0";
  }

  /// Some runs at one price.
  ///
  /// @param layer the hidden units of the first run, not to be modified
  private record Sample(
      String kind, float price, Spread correlation, Spread zeros, Spread size, FloatLayer layer) {}

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.longDrives().getFirst();
    int all = 2 * prices.size() + 1;
    Sample free = sample(material, data, FREE, 0);
    progress.accept(1.0 / all);
    List<Sample> l2 = new ArrayList<>();
    List<Sample> l1 = new ArrayList<>();
    for (float price : prices) {
      l2.add(sample(material, data, L2, price));
      l1.add(sample(material, data, L1, price));
      progress.accept((1.0 + l2.size() + l1.size()) / all);
    }
    Table table =
        new Table(
            List.of(
                "kind",
                "price",
                "runs",
                "correlation_mean",
                "correlation_sd",
                "zero_weights_share",
                "root_mean_square_weight"));
    addTo(table, free);
    l2.forEach(sample -> addTo(table, sample));
    l1.forEach(sample -> addTo(table, sample));
    return new Findings(table, picture(free, l2, l1), words(free, l2, l1), data.sentence());
  }

  private static void addTo(Table table, Sample sample) {
    table.add(
        List.of(
            sample.kind(),
            (double) sample.price(),
            sample.correlation().runs(),
            sample.correlation().mean(),
            sample.correlation().deviation(),
            sample.zeros().mean(),
            sample.size().mean()));
  }

  private Sample sample(Material material, DrivingData data, String kind, float price) {
    Regularisation regularisation =
        new Regularisation(kind.equals(L1) ? price : 0, kind.equals(L2) ? price : 0, 0);
    TrainingSettings settings = Teaching.settings(epochs).with(regularisation);
    double[] correlation = new double[runs];
    double[] zeros = new double[runs];
    double[] size = new double[runs];
    List<FloatLayer> layers = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      FloatNetwork network = Teaching.teach(data, HIDDEN, settings, material.random(run)).network();
      correlation[run] = Teaching.examine(network, data).correlationSmoothed();
      FloatLayer hidden = network.layers().getFirst();
      zeros[run] = zeroShare(hidden);
      size[run] = rootMeanSquare(hidden);
      layers.add(hidden);
    }
    return new Sample(
        kind, price, Spread.of(correlation), Spread.of(zeros), Spread.of(size), layers.getFirst());
  }

  private static double zeroShare(FloatLayer layer) {
    int zeros = 0;
    int all = 0;
    for (int unit = 0; unit < layer.units(); unit++) {
      for (float weight : layer.weights(unit)) {
        zeros += weight == 0 ? 1 : 0;
        all++;
      }
    }
    return (double) zeros / all;
  }

  private static double rootMeanSquare(FloatLayer layer) {
    double squares = 0;
    int all = 0;
    for (int unit = 0; unit < layer.units(); unit++) {
      for (float weight : layer.weights(unit)) {
        squares += weight * weight;
        all++;
      }
    }
    return Math.sqrt(squares / all);
  }

  private static Sample best(List<Sample> samples) {
    Sample best = samples.getFirst();
    for (Sample sample : samples) {
      best = sample.correlation().mean() > best.correlation().mean() ? sample : best;
    }
    return best;
  }

  private Picture picture(Sample free, List<Sample> l2, List<Sample> l1) {
    Axis price = Axis.log("price of a weight");
    double reach = 3 * free.size().mean();
    return new Picture(
        "A price on weights (mean and spread of %d runs)".formatted(runs),
        List.of(
            new Chart(
                "Steering",
                price,
                Axis.linear("correlation on held-out frames"),
                List.of(
                    line(L2, l2, Sample::correlation),
                    line(L1, l1, Sample::correlation),
                    reference(free))),
            new Chart(
                "Weights of hidden units that are exactly 0",
                price,
                Axis.linear("share of all weights").between(0, 1),
                List.of(line(L2, l2, Sample::zeros), line(L1, l1, Sample::zeros))),
            new Chart(
                "Weights of hidden units at the price that steers best",
                Axis.linear("weight (the last bins hold what lies beyond)"),
                Axis.log("weights in a bin"),
                List.of(
                    histogram(L2, best(l2), reach),
                    histogram(L1, best(l1), reach),
                    histogram(FREE, free, reach)))));
  }

  private static Series line(String name, List<Sample> samples, Function<Sample, Spread> what) {
    return new Series(
        name, Form.LINE, samples.stream().map(s -> what.apply(s).at(s.price())).toList());
  }

  private Series reference(Sample free) {
    double height = free.correlation().mean();
    return new Series(
        "mean without a price",
        Form.REFERENCE,
        List.of(new Point(prices.getFirst(), height), new Point(prices.getLast(), height)));
  }

  // What lies beyond the ends is counted in the last bins.
  private static Series histogram(String name, Sample sample, double reach) {
    int[] counts = new int[BINS];
    for (int unit = 0; unit < sample.layer().units(); unit++) {
      for (float weight : sample.layer().weights(unit)) {
        long bin = Math.round((weight / reach + 1) / 2 * (BINS - 1));
        counts[Math.clamp(bin, 0, BINS - 1)]++;
      }
    }
    List<Point> points = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      points.add(new Point((2.0 * bin / (BINS - 1) - 1) * reach, counts[bin]));
    }
    return new Series(name, Form.HISTOGRAM, points);
  }

  private static String words(Sample free, List<Sample> l2, List<Sample> l1) {
    int strong = strongest(free, l1);
    Sample squares = l2.get(strong);
    Sample sizes = l1.get(strong);
    boolean agrees =
        sizes.zeros().mean() > 0.1
            && squares.zeros().mean() < 0.01
            && squares.size().mean() < free.size().mean();
    return String.format(
        Locale.ROOT,
        "Without a price the correlation with the held-out steering is %.3f ± %.3f and the root"
            + " mean square of the hidden units' weights %.4f.%n%n%s%n%n%s%n%nTheory expects L2 to"
            + " make all weights smaller and none 0, and L1 to make many exactly 0 and spare the"
            + " rest. At %s, the highest price at which L1 still steers, %.0f %% of the weights"
            + " are exactly 0 with L1 and %.0f %% with L2, and the root mean square is %.4f with L1"
            + " and %.4f with L2: these figures %s.",
        free.correlation().mean(),
        free.correlation().deviation(),
        free.size().mean(),
        sentence(free, best(l2)),
        sentence(free, best(l1)),
        sizes.price(),
        100 * sizes.zeros().mean(),
        100 * squares.zeros().mean(),
        sizes.size().mean(),
        squares.size().mean(),
        agrees ? "agree" : "do not agree");
  }

  private static int strongest(Sample free, List<Sample> l1) {
    int strongest = 0;
    for (int i = 0; i < l1.size(); i++) {
      if (l1.get(i).correlation().mean() > STEERS * free.correlation().mean()) {
        strongest = i;
      }
    }
    return strongest;
  }

  private static String sentence(Sample free, Sample best) {
    double gained = best.correlation().mean() - free.correlation().mean();
    double scatter = Math.max(best.correlation().deviation(), free.correlation().deviation());
    return String.format(
        Locale.ROOT,
        "%s steers best at a price of %s: a correlation of %.3f ± %.3f, weights of %.4f, %.0f %%"
            + " of them exactly 0. %s.",
        best.kind(),
        best.price(),
        best.correlation().mean(),
        best.correlation().deviation(),
        best.size().mean(),
        100 * best.zeros().mean(),
        gained > scatter
            ? "That is better than without"
            : gained < -scatter
                ? "That is worse than without"
                : "The difference is within the scatter of the runs");
  }
}
