package io.github.alvinn4j.study;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.Trainer;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/// Two layers without a nonlinearity between them are one: `W2 (W1 x + b1) + b2 = (W2 W1) x + (W2
/// b1 + b2)`.
public final class LinearCollapse implements Study {
  private static final int HIDDEN = 5;
  private static final List<String> MODELS =
      List.of("one linear layer", "two linear layers", "sigmoids between");
  private static final float[] RATES = {0.001f, 0.001f, 0.01f};

  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param runs orders of the frames and random starts, 1 or more
  /// @param epochs at most, 1 or more
  public LinearCollapse(int runs, int epochs) {
    this.runs = runs;
    this.epochs = epochs;
  }

  /// Five runs.
  public static LinearCollapse standard() {
    return new LinearCollapse(5, 40);
  }

  @Override
  public String name() {
    return "linear-collapse";
  }

  @Override
  public String description() {
    return "Two layers without a nonlinearity are no more than one";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.longDrives().getFirst();
    Table table =
        new Table(List.of("model", "run", "correlation", "mae", "largest_difference_to_product"));
    List<Spread> correlations = new ArrayList<>();
    List<Spread> errors = new ArrayList<>();
    List<Point> pairs = new ArrayList<>();
    double largest = 0;
    for (int model = 0; model < MODELS.size(); model++) {
      double[] correlation = new double[runs];
      double[] mae = new double[runs];
      for (int run = 0; run < runs; run++) {
        RandomGenerator random = material.random(run);
        FloatNetwork network =
            new Trainer(settings(model), epoch -> {})
                .train(start(model, data.learned().pixels(), random), data.learned(), random)
                .network();
        double difference = Double.NaN;
        if (model == 1) {
          List<Point> compared = compared(network, product(network), data);
          difference = largestDifference(compared);
          largest = Math.max(largest, difference);
          pairs.addAll(run == 0 ? compared : List.of());
        }
        HeldOutFigures figures = Teaching.examine(network, data);
        correlation[run] = figures.correlationSmoothed();
        mae[run] = figures.maeSmoothed();
        table.add(List.of(MODELS.get(model), run, correlation[run], mae[run], difference));
        progress.accept((model * runs + run + 1.0) / (MODELS.size() * runs));
      }
      correlations.add(Spread.of(correlation));
      errors.add(Spread.of(mae));
    }
    return new Findings(
        table,
        picture(pairs, correlations),
        words(largest, correlations, errors, data),
        data.sentence());
  }

  private TrainingSettings settings(int model) {
    return new TrainingSettings(
        RATES[model], 0.97f, 0.5f, epochs, Math.max(1, epochs / 4), 0.15, 5, false);
  }

  private static FloatNetwork start(int model, int pixels, RandomGenerator random) {
    if (model == 0) {
      return FloatNetwork.linear(pixels);
    }
    if (model == 2) {
      return FloatNetwork.single(pixels, HIDDEN, random);
    }
    FloatLayer first = new FloatLayer(pixels, HIDDEN, Activation.LINEAR);
    FloatLayer second = new FloatLayer(HIDDEN, 1, Activation.LINEAR);
    first.randomise(random);
    second.randomise(random);
    return new FloatNetwork(List.of(first, second));
  }

  /// The single layer that two linear layers amount to.
  static FloatNetwork product(FloatNetwork network) {
    FloatLayer first = network.layers().getFirst();
    FloatLayer second = network.layers().getLast();
    FloatLayer product = new FloatLayer(first.inputs(), second.units(), Activation.LINEAR);
    for (int unit = 0; unit < second.units(); unit++) {
      float[] outer = second.weights(unit);
      double bias = second.biases()[unit];
      for (int hidden = 0; hidden < outer.length; hidden++) {
        bias += (double) outer[hidden] * first.biases()[hidden];
      }
      product.biases()[unit] = (float) bias;
      for (int input = 0; input < first.inputs(); input++) {
        double weight = 0;
        for (int hidden = 0; hidden < outer.length; hidden++) {
          weight += (double) outer[hidden] * first.weights(hidden)[input];
        }
        product.weights(unit)[input] = (float) weight;
      }
    }
    return new FloatNetwork(List.of(product));
  }

  private static List<Point> compared(FloatNetwork two, FloatNetwork one, DrivingData data) {
    float[] inputs = new float[two.inputs()];
    float[] hidden = new float[two.hidden()];
    float[] outputs = new float[1];
    List<Point> points = new ArrayList<>();
    for (int frame = 0; frame < data.heldOut().size(); frame++) {
      data.heldOut().inputs(frame, inputs);
      two.forward(inputs, hidden, outputs);
      double x = outputs[0];
      one.forward(inputs, hidden, outputs);
      points.add(new Point(x, outputs[0]));
    }
    return points;
  }

  private static double largestDifference(List<Point> points) {
    return points.stream().mapToDouble(point -> Math.abs(point.x() - point.y())).max().orElse(0);
  }

  private static Picture picture(List<Point> pairs, List<Spread> correlations) {
    double low = pairs.stream().mapToDouble(Point::x).min().orElse(-1);
    double high = pairs.stream().mapToDouble(Point::x).max().orElse(1);
    List<Point> bars = new ArrayList<>();
    for (Spread correlation : correlations) {
      bars.add(correlation.at(bars.size()));
    }
    return new Picture(
        "Two layers without a nonlinearity are one",
        List.of(
            new Chart(
                "Each held-out frame",
                Axis.linear("output of two linear layers"),
                Axis.linear("output of their product, one layer"),
                List.of(
                    new Series(
                        "equal",
                        Form.REFERENCE,
                        List.of(new Point(low, low), new Point(high, high))),
                    new Series("frames", Form.DOTS, pairs))),
            new Chart(
                "Learned from scratch",
                Axis.names("", MODELS),
                Axis.linear("correlation on held-out frames"),
                List.of(new Series("mean and spread", Form.BARS, bars)))));
  }

  private String words(
      double largest, List<Spread> correlations, List<Spread> errors, DrivingData data) {
    Spread one = correlations.get(0);
    Spread two = correlations.get(1);
    Spread sigmoids = correlations.get(2);
    double gap = Math.abs(one.mean() - two.mean());
    double noise = Math.max(0.02, one.deviation() + two.deviation());
    return String.format(
        Locale.ROOT,
        "The product of the two weight matrices of a trained 960-%d-1 network without sigmoids, one"
            + " layer, gives the same output on all %d held-out frames: they differ by at most"
            + " %.1e, the rounding of float32. So the hidden layer adds nothing that could be"
            + " said.%n%nLearned from scratch, %d runs each, one layer correlates with the held-out"
            + " steering at %.3f ± %.3f (error %.3f), two layers at %.3f ± %.3f (error %.3f): %.3f"
            + " apart. Theory says that both have the same best weights, not that descent finds"
            + " them after the same number of epochs; these figures are %s. With sigmoids between,"
            + " the same %d hidden units reach %.3f ± %.3f (error %.3f), %s.",
        HIDDEN,
        data.heldOut().size(),
        largest,
        runs,
        one.mean(),
        one.deviation(),
        errors.get(0).mean(),
        two.mean(),
        two.deviation(),
        errors.get(1).mean(),
        gap,
        gap <= noise ? "the same within their noise" : "further apart than their noise",
        HIDDEN,
        sigmoids.mean(),
        sigmoids.deviation(),
        errors.get(2).mean(),
        sigmoids.mean() - two.mean() > sigmoids.deviation() + two.deviation()
            ? "which no linear network does"
            : "not more than the runs scatter: what this road asks for, a linear unit can say");
  }
}
