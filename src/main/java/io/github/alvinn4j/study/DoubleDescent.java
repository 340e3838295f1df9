package io.github.alvinn4j.study;

import io.github.alvinn4j.network.Activation;
import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Held-out error against width through the point where a network can just meet every label.
///
/// Random features (Belkin et al. 2019): the hidden units keep their random weights, the output is
/// the exact least-squares solution, the shortest one where there are many. A network that is
/// trained whole by steps never reaches that solution; this one shows the threshold itself.
public final class DoubleDescent implements Study {
  private final int frames;
  private final List<Double> ratios;
  private final int runs;

  /// Makes the study.
  ///
  /// @param frames learned, 2 or more, spread over the drive
  /// @param ratios of hidden units to frames, rising
  /// @param runs random hidden layers, 1 or more
  public DoubleDescent(int frames, List<Double> ratios, int runs) {
    this.frames = frames;
    this.ratios = List.copyOf(ratios);
    this.runs = runs;
  }

  /// From a twentieth of the threshold to sixteen times it.
  public static DoubleDescent standard() {
    return new DoubleDescent(
        100,
        List.of(0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 4.0, 8.0, 16.0),
        9);
  }

  @Override
  public String name() {
    return "double-descent";
  }

  @Override
  public String description() {
    return "Held-out error falls, rises and falls again as hidden units outnumber frames";
  }

  /// Root mean square errors at one width: middle run, best and worst.
  private record Sample(int hidden, Middle learned, Middle heldOut) {}

  private record Middle(double median, double low, double high) {
    static Middle of(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return new Middle(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    Point at(double x) {
      return new Point(x, median, low, high);
    }
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.longDrives().getFirst();
    TrainingSet learned = data.learned().spread(Math.min(frames, data.learned().size()));
    int[] widths =
        ratios.stream().mapToInt(r -> (int) Math.max(1, Math.round(r * learned.size()))).toArray();
    double[][] learnedErrors = new double[widths.length][runs];
    double[][] heldOutErrors = new double[widths.length][runs];
    double[] targets = labels(learned);
    double[] heldOutTargets = labels(data.heldOut());
    for (int run = 0; run < runs; run++) {
      FloatLayer layer = layer(learned.pixels(), widths[widths.length - 1], material.random(run));
      double[][] features = features(layer, learned);
      double[][] heldOutFeatures = features(layer, data.heldOut());
      for (int i = 0; i < widths.length; i++) {
        double[] weights = ShortestFit.solve(first(features, widths[i]), targets);
        learnedErrors[i][run] = error(features, weights, targets);
        heldOutErrors[i][run] = error(heldOutFeatures, weights, heldOutTargets);
        progress.accept((run + (i + 1.0) / widths.length) / runs);
      }
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      samples.add(new Sample(widths[i], Middle.of(learnedErrors[i]), Middle.of(heldOutErrors[i])));
    }
    double constant = error(new double[heldOutTargets.length][0], new double[0], heldOutTargets);
    return new Findings(
        table(samples),
        picture(samples, learned.size()),
        words(samples, learned.size(), constant),
        "%s; %d of the learned frames, evenly spread, are used"
            .formatted(data.sentence(), learned.size()));
  }

  // Wider than the standard start: its sums lie in the straight part of the sigmoid, where all
  // features are nearly the same straight line.
  private static FloatLayer layer(int inputs, int units, RandomGenerator random) {
    FloatLayer layer = new FloatLayer(inputs, units, Activation.SIGMOID);
    layer.randomise(random);
    for (int unit = 0; unit < units; unit++) {
      float[] weights = layer.weights(unit);
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= 4;
      }
    }
    return layer;
  }

  private static double[][] features(FloatLayer layer, TrainingSet set) {
    double[][] features = new double[set.size()][layer.units()];
    float[] inputs = new float[layer.inputs()];
    float[] hidden = new float[layer.units()];
    for (int frame = 0; frame < features.length; frame++) {
      set.inputs(frame, inputs);
      layer.forward(inputs, hidden);
      for (int unit = 0; unit < hidden.length; unit++) {
        features[frame][unit] = hidden[unit] - 0.5;
      }
    }
    return features;
  }

  private static double[][] first(double[][] features, int width) {
    double[][] part = new double[features.length][];
    for (int frame = 0; frame < part.length; frame++) {
      part[frame] = Arrays.copyOf(features[frame], width);
    }
    return part;
  }

  private static double[] labels(TrainingSet set) {
    double[] labels = new double[set.size()];
    for (int frame = 0; frame < labels.length; frame++) {
      labels[frame] = set.steering(frame);
    }
    return labels;
  }

  // The weights are those of the first features.
  private static double error(double[][] features, double[] weights, double[] targets) {
    double squares = 0;
    for (int frame = 0; frame < targets.length; frame++) {
      double output = 0;
      for (int unit = 0; unit < weights.length; unit++) {
        output += weights[unit] * features[frame][unit];
      }
      squares += (targets[frame] - output) * (targets[frame] - output);
    }
    return Math.sqrt(squares / targets.length);
  }

  private static Table table(List<Sample> samples) {
    Table table =
        new Table(
            List.of(
                "hidden_units",
                "learned_rmse_median",
                "held_out_rmse_median",
                "held_out_rmse_min",
                "held_out_rmse_max"));
    for (Sample sample : samples) {
      table.add(
          List.of(
              sample.hidden(),
              sample.learned().median(),
              sample.heldOut().median(),
              sample.heldOut().low(),
              sample.heldOut().high()));
    }
    return table;
  }

  private Picture picture(List<Sample> samples, int threshold) {
    double top = samples.stream().mapToDouble(s -> s.heldOut().high()).max().orElse(1);
    Axis width = Axis.log("hidden units");
    Axis error = Axis.log("root mean square error, share of full lock").between(0.01, top);
    Series line =
        new Series(
            threshold + " frames",
            Form.REFERENCE,
            List.of(new Point(threshold, 0.01), new Point(threshold, top)));
    return new Picture(
        "Double descent (middle, best and worst of %d runs)".formatted(runs),
        List.of(
            new Chart(
                "",
                width,
                error,
                List.of(
                    series("held out", samples, s -> s.heldOut()),
                    series("learned", samples, s -> s.learned()),
                    line))));
  }

  private interface Part {
    Middle of(Sample sample);
  }

  private static Series series(String name, List<Sample> samples, Part part) {
    return new Series(
        name, Form.LINE, samples.stream().map(s -> part.of(s).at(s.hidden())).toList());
  }

  private static String words(List<Sample> samples, int threshold, double constant) {
    Sample peak = highest(samples, s -> s.heldOut().median());
    Sample before =
        highest(
            samples.stream().filter(s -> s.hidden() < peak.hidden()).toList(),
            s -> -s.heldOut().median(),
            peak);
    Sample widest = samples.getLast();
    boolean descent =
        before.heldOut().median() < 0.8 * peak.heldOut().median()
            && widest.heldOut().median() < 0.8 * peak.heldOut().median();
    return String.format(
        Locale.ROOT,
        "%d frames are learned exactly as soon as there are as many hidden units. The held-out"
            + " error (root mean square, share of full lock) is %.3f with %d hidden units, the"
            + " best below the peak; it is highest, %.3f, with %d; with %d it is %.3f. Always"
            + " straight ahead would be %.3f off. Theory expects a peak at the threshold, where"
            + " there is one solution and it bends to every mistake in the labels, and a second"
            + " descent beyond, where the shortest of many is taken; %s. %s",
        threshold,
        before.heldOut().median(),
        before.hidden(),
        peak.heldOut().median(),
        peak.hidden(),
        widest.hidden(),
        widest.heldOut().median(),
        constant,
        descent
            ? Math.abs(peak.hidden() - threshold) <= threshold * 0.15
                ? "these figures agree"
                : "there is a peak, but not at the threshold"
            : "these figures show no peak",
        widest.heldOut().median() < before.heldOut().median()
            ? "The widest network is also better than the best narrow one."
            : "The widest network is not better than the best narrow one.");
  }

  private static Sample highest(List<Sample> samples, ToDoubleFunction<Sample> of) {
    return highest(samples, of, samples.getFirst());
  }

  private static Sample highest(
      List<Sample> samples, ToDoubleFunction<Sample> of, Sample otherwise) {
    Sample highest = samples.isEmpty() ? otherwise : samples.getFirst();
    for (Sample sample : samples) {
      highest = of.applyAsDouble(sample) > of.applyAsDouble(highest) ? sample : highest;
    }
    return highest;
  }
}
