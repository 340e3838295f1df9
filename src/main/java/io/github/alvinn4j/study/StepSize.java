package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.training.Batch;
import io.github.alvinn4j.training.Optimiser;
import io.github.alvinn4j.training.Regularisation;
import io.github.alvinn4j.training.Schedule;
import io.github.alvinn4j.training.Trainer;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.training.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/// What a small, a medium and a too big learning rate do: on one weight, on a linear unit that
/// learns a drive, on ALVINN's network.
///
/// On a quadratic error of curvature `c` a step multiplies the distance to the minimum with `1 -
/// rate c`: it shrinks as long as `rate c < 2`. The error of a linear unit is a quadratic in its
/// weights, so its rates are chosen to have the same products with its largest curvature.
public final class StepSize implements Study {
  private static final List<String> NAMES = List.of("small", "medium", "too big");

  /// The lecture's.
  private static final double[] RATES = {0.1, 0.5, 0.7};

  /// Of the quadratic: the largest whole number at which 0.5 still leads down; 0.7 does not.
  private static final double CURVATURE = 3;

  private static final int HIDDEN = 5;

  private final int epochs;

  /// Makes the study.
  ///
  /// @param epochs of every descent, 2 or more
  public StepSize(int epochs) {
    this.epochs = epochs;
  }

  /// Enough epochs to see where each descent goes.
  public static StepSize standard() {
    return new StepSize(30);
  }

  @Override
  public String name() {
    return "step-size";
  }

  @Override
  public String description() {
    return "A small, a medium and a too big learning rate";
  }

  private record Curve(String part, String name, double rate, double product, List<Double> errors) {
    Curve {
      errors = List.copyOf(errors);
    }

    double first() {
      return errors.getFirst();
    }

    double last() {
      return errors.getLast();
    }

    boolean diverges() {
      return last() > first();
    }
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.drives().getFirst();
    double curvature = LinearCurvature.largest(data.learned());
    List<Curve> quadratic = new ArrayList<>();
    List<Curve> linear = new ArrayList<>();
    List<Curve> network = new ArrayList<>();
    for (int i = 0; i < RATES.length; i++) {
      double product = RATES[i] * CURVATURE;
      quadratic.add(new Curve("one weight", NAMES.get(i), RATES[i], product, quadratic(RATES[i])));
      double rate = product / curvature;
      linear.add(
          new Curve(
              "linear unit",
              NAMES.get(i),
              rate,
              product,
              linear(data.learned(), rate, material.random(0))));
      network.add(
          new Curve(
              "network",
              NAMES.get(i),
              RATES[i],
              Double.NaN,
              network(data.learned(), RATES[i], material.random(0))));
      progress.accept((i + 1.0) / RATES.length);
    }
    return new Findings(
        table(quadratic, linear, network),
        picture(quadratic, linear, network),
        exact("On one weight", quadratic, "step")
            + "\n\n"
            + exact(
                String.format(
                    Locale.ROOT,
                    "A linear unit that learns the drive has the largest curvature %.1f, and with"
                        + " full-batch descent",
                    curvature),
                linear,
                "epoch")
            + "\n\n"
            + network(network),
        data.sentence() + "; errors are of learning, so the held-out frames are not used");
  }

  private List<Double> quadratic(double rate) {
    double weight = 1;
    List<Double> errors = new ArrayList<>();
    for (int step = 0; step < epochs; step++) {
      errors.add(CURVATURE * weight * weight / 2);
      weight -= rate * CURVATURE * weight;
    }
    return errors;
  }

  private List<Double> linear(TrainingSet set, double rate, RandomGenerator random) {
    return errors(FloatNetwork.linear(set.pixels()), set, rate, Batch.FULL, random);
  }

  private List<Double> network(TrainingSet set, double rate, RandomGenerator random) {
    FloatNetwork start = FloatNetwork.hill(set.pixels(), HIDDEN, Teaching.OUTPUTS, random);
    return errors(start, set, rate, Batch.ONE, random);
  }

  private List<Double> errors(
      FloatNetwork start, TrainingSet set, double rate, Batch batch, RandomGenerator random) {
    TrainingSettings settings =
        new TrainingSettings(
            (float) rate,
            new Schedule.Geometric(1),
            new Optimiser.Sgd(0),
            Regularisation.NONE,
            batch,
            epochs,
            epochs,
            0,
            5,
            false);
    List<Double> errors = new ArrayList<>();
    new Trainer(settings, epoch -> errors.add(epoch.trainingError())).train(start, set, random);
    return errors;
  }

  private static Table table(List<Curve> quadratic, List<Curve> linear, List<Curve> network) {
    Table table =
        new Table(List.of("part", "size", "rate", "rate_times_curvature", "epoch", "error"));
    for (List<Curve> part : List.of(quadratic, linear, network)) {
      for (Curve curve : part) {
        for (int i = 0; i < curve.errors().size(); i++) {
          table.add(
              List.of(
                  curve.part(),
                  curve.name(),
                  curve.rate(),
                  curve.product(),
                  i + 1,
                  curve.errors().get(i)));
        }
      }
    }
    return table;
  }

  private static Picture picture(List<Curve> quadratic, List<Curve> linear, List<Curve> network) {
    return new Picture(
        "Small, medium and too big steps",
        List.of(
            new Chart(
                "One weight: rates 0.1, 0.5, 0.7",
                Axis.linear("step"),
                Axis.log("error ½·3·w²"),
                series(quadratic)),
            new Chart(
                "Linear unit on a drive: the same rate × curvature",
                Axis.linear("epoch, full batch"),
                Axis.log("error per frame"),
                series(linear)),
            new Chart(
                "ALVINN's network on the same drive, frame by frame: rates 0.1, 0.5, 0.7",
                Axis.linear("epoch"),
                Axis.linear("error per frame, ½ Σ (target − output)²").between(0, Double.NaN),
                series(network))));
  }

  private static List<Series> series(List<Curve> curves) {
    return curves.stream()
        .map(curve ->
            Series.counted(
                curve.name(),
                Form.LINE,
                curve.errors().stream().mapToDouble(Double::doubleValue).toArray()))
        .toList();
  }

  // Theory is exact here: diverges if and only if rate times curvature exceeds 2.
  private static String exact(String where, List<Curve> curves, String step) {
    StringBuilder text = new StringBuilder(where);
    boolean agrees = true;
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      agrees &= curve.diverges() == curve.product() > 2;
      text.append(i == 0 ? "" : i == curves.size() - 1 ? " and" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  " the %s rate %.4g (times curvature %.1f) takes the error from %.3g to %.3g",
                  curve.name(),
                  curve.rate(),
                  curve.product(),
                  curve.first(),
                  curve.last()));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                " after %d %ss. Theory: each %s multiplies the distance along the steepest"
                    + " direction with 1 − rate × curvature, so descent needs a product below 2."
                    + " These figures %s.",
                curves.getFirst().errors().size(),
                step,
                step,
                agrees ? "agree" : "do not agree"))
        .toString();
  }

  private static String network(List<Curve> curves) {
    Curve best = curves.getFirst();
    Curve worst = best;
    for (Curve curve : curves) {
      best = curve.last() < best.last() ? curve : best;
      worst = curve.last() > worst.last() ? curve : worst;
    }
    boolean expected = worst.name().equals(NAMES.getLast());
    return String.format(
        Locale.ROOT,
        "ALVINN's network is no quadratic: its sigmoids saturate, so its error cannot grow without"
            + " bound. At the lecture's rates it ends at %.3f (0.1), %.3f (0.5) and %.3f (0.7) from"
            + " %.3f, %.3f and %.3f; the rate %.1f does best, %.1f worst. The lecture's 0.7 being"
            + " too big would make it the worst: here it %s.",
        curves.get(0).last(),
        curves.get(1).last(),
        curves.get(2).last(),
        curves.get(0).first(),
        curves.get(1).first(),
        curves.get(2).first(),
        best.rate(),
        worst.rate(),
        expected ? "is" : "is not");
  }
}
