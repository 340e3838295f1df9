package io.github.alvinn4j.study;

import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/// Cybenko's theorem on ten seconds of driving: sums of sigmoids come as near to a continuous
/// function as one likes.
///
/// The function is the steering of a drive over time, scaled to -1..1. Two networks of one input,
/// `H` sigmoid hidden units and one linear output try it: one is constructed, one has to learn.
public final class Approximation implements Study {
  private static final int FRAMES = 200;
  private static final int SMOOTHING_FRAMES = 5;

  private final List<Integer> sizes;
  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param sizes numbers of hidden units, rising, 2 or more of them
  /// @param runs random starts of learning, 1 or more
  /// @param epochs of learning, 1 or more
  public Approximation(List<Integer> sizes, int runs, int epochs) {
    this.sizes = List.copyOf(sizes);
    this.runs = runs;
    this.epochs = epochs;
  }

  /// From one unit to more than half as many as there are frames.
  public static Approximation standard() {
    return new Approximation(List.of(1, 2, 4, 8, 16, 32, 64, 128), 3, 500);
  }

  @Override
  public String name() {
    return "approximation";
  }

  @Override
  public String description() {
    return "Cybenko's theorem: sums of sigmoids approach ten seconds of steering";
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.drives().getFirst();
    double[] steering = steering(data.learned());
    double[] places = new double[steering.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = 2.0 * i / (places.length - 1) - 1;
    }
    Table table =
        new Table(List.of("hidden_units", "constructed_rms", "learned_rms_mean", "learned_rms_sd"));
    List<Point> constructed = new ArrayList<>();
    List<Point> learned = new ArrayList<>();
    List<Series> fits = new ArrayList<>();
    for (int hidden : sizes) {
      double[] built = SigmoidSum.constructed(places, steering, hidden).of(places);
      double builtRms = rms(built, steering);
      double[] learnedRms = new double[runs];
      for (int run = 0; run < runs; run++) {
        SigmoidSum sum = SigmoidSum.learned(places, steering, hidden, epochs, material.random(run));
        learnedRms[run] = rms(sum.of(places), steering);
      }
      Spread spread = Spread.of(learnedRms);
      table.add(List.of(hidden, builtRms, spread.mean(), spread.deviation()));
      constructed.add(new Point(hidden, builtRms));
      learned.add(spread.rangeAt(hidden));
      if (shown().contains(hidden)) {
        fits.add(curve(hidden + " units", Form.LINE, built));
      }
      progress.accept((double) constructed.size() / sizes.size());
    }
    fits.add(curve("the drive", Form.REFERENCE, steering));
    return new Findings(
        table,
        picture(fits, constructed, learned),
        words(constructed, learned),
        "the first %d frames (%d s) of %s, labels averaged over ±%d frames"
            .formatted(
                steering.length, steering.length / 20, data.description(), SMOOTHING_FRAMES));
  }

  // A few, a quarter of them all, many.
  private List<Integer> shown() {
    return List.of(
        sizes.get(sizes.size() / 4), sizes.get(sizes.size() / 2), sizes.get(sizes.size() - 2));
  }

  private static double[] steering(TrainingSet set) {
    float[] labels = set.smoothed(SMOOTHING_FRAMES).labels();
    double[] steering = new double[Math.min(FRAMES, labels.length)];
    Arrays.setAll(steering, i -> labels[i]);
    return steering;
  }

  private static double rms(double[] found, double[] wanted) {
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      sum += (found[i] - wanted[i]) * (found[i] - wanted[i]);
    }
    return Math.sqrt(sum / found.length);
  }

  private static Series curve(String name, Form form, double[] values) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      points.add(new Point(i / 20.0, values[i]));
    }
    return new Series(name, form, points);
  }

  private Picture picture(List<Series> fits, List<Point> constructed, List<Point> learned) {
    Axis units = Axis.log("hidden units").at(sizes.stream().map(Integer::doubleValue).toList());
    return new Picture(
        "Sums of sigmoids approach any continuous function (Cybenko 1989)",
        List.of(
            new Chart(
                "Ten seconds of steering, three sums",
                Axis.linear("seconds"),
                Axis.linear("steering, share of full lock"),
                fits),
            new Chart(
                "How far off they are",
                units,
                Axis.log("RMS error, share of full lock"),
                List.of(
                    new Series("constructed", Form.LINE, constructed),
                    new Series("learned", Form.LINE, learned)))));
  }

  private String words(List<Point> constructed, List<Point> learned) {
    boolean falls = true;
    for (int i = 1; i < constructed.size(); i++) {
      falls &= constructed.get(i).y() <= constructed.get(i - 1).y() * 1.0001;
    }
    double ratio = learned.getLast().y() / constructed.getLast().y();
    return String.format(
        Locale.ROOT,
        "Hidden sigmoids placed evenly over the time, with output weights by least squares, miss"
            + " the steering by %.3f of full lock (RMS) with %d and by %.2g with %d; the error %s"
            + " with every doubling. Cybenko's theorem promises that some weights come as near as"
            + " one likes; these figures %s.%n%nIt does not promise that descent finds them:"
            + " learned from random weights (%d epochs of Adam, %d runs) %d hidden miss by %.3f and"
            + " %d by %.2g, %.1f times the constructed error.",
        constructed.getFirst().y(),
        sizes.getFirst(),
        constructed.getLast().y(),
        sizes.getLast(),
        falls ? "falls" : "does not fall",
        falls && constructed.getLast().y() < constructed.getFirst().y() / 10
            ? "agree"
            : "do not show it",
        epochs,
        runs,
        sizes.getFirst(),
        learned.getFirst().y(),
        sizes.getLast(),
        learned.getLast().y(),
        ratio);
  }
}
