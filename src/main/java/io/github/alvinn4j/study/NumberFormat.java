package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.HeldOutFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/// How few bits weights and hidden units need: float, the integers that drive, and fewer.
public final class NumberFormat implements Study {
  private static final int HIDDEN = 5;

  /// Full lock of the car in `hardware/simulator.yaml`, for a figure in degrees.
  private static final double FULL_LOCK_DEGREES = 28.6;

  private final List<Integer> bits;
  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param bits with sign, each 2..18, rising, 8 among them
  /// @param runs networks, 1 or more
  /// @param epochs at most for each of them, 1 or more
  public NumberFormat(List<Integer> bits, int runs, int epochs) {
    this.bits = List.copyOf(bits);
    this.runs = runs;
    this.epochs = epochs;
  }

  /// 2 to 16 bits on five networks.
  public static NumberFormat standard() {
    return new NumberFormat(List.of(2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16), 5, 40);
  }

  @Override
  public String name() {
    return "number-format";
  }

  @Override
  public String description() {
    return "Steering in float, in the integers that drive, and with 16 to 2 bits";
  }

  /// One format on all networks, against the float form.
  private record Format(
      String name, int bits, Spread meanError, Spread largest, Spread held, Spread error) {
    double meanPercent() {
      return 100 * meanError.mean();
    }
  }

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.longDrives().getFirst();
    List<FloatNetwork> networks = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      networks.add(
          Teaching.teach(data, HIDDEN, Teaching.settings(epochs), material.random(run)).network());
      progress.accept(0.7 * (run + 1) / runs);
    }
    Format floats = measure("float32", 32, networks, data);
    Format driven = measure("as driven", 18, networks, data);
    List<Format> formats = new ArrayList<>();
    for (int width : bits) {
      formats.add(measure("int" + width, width, networks, data));
      progress.accept(0.7 + 0.3 * formats.size() / bits.size());
    }
    List<Format> all = new ArrayList<>(formats);
    all.add(driven);
    all.add(floats);
    return new Findings(
        table(all),
        picture(floats, driven, formats),
        words(floats, driven, formats),
        data.sentence());
  }

  private static Format measure(
      String name, int width, List<FloatNetwork> networks, DrivingData data) {
    int runs = networks.size();
    double[] mean = new double[runs];
    double[] largest = new double[runs];
    double[] held = new double[runs];
    double[] error = new double[runs];
    for (int run = 0; run < runs; run++) {
      FloatNetwork network = networks.get(run);
      double[] exact = Predictions.of(network, data.heldOut());
      double[] found =
          switch (width) {
            case 32 -> exact;
            case 18 -> Predictions.driven(network, data.heldOut());
            default -> Predictions.of(network, width, data.heldOut());
          };
      for (int frame = 0; frame < exact.length; frame++) {
        double difference = Math.abs(found[frame] - exact[frame]);
        mean[run] += difference / exact.length;
        largest[run] = Math.max(largest[run], difference);
      }
      HeldOutFigures figures =
          HeldOutFigures.of(found, data.heldOut().labels(), data.learned().labels());
      held[run] = figures.correlationSmoothed();
      error[run] = figures.maeSmoothed();
    }
    return new Format(
        name, width, Spread.of(mean), Spread.of(largest), Spread.of(held), Spread.of(error));
  }

  private static Table table(List<Format> formats) {
    Table table =
        new Table(
            List.of(
                "format",
                "bits",
                "mean_difference_percent_of_full_lock",
                "mean_difference_degrees",
                "largest_difference_percent_of_full_lock",
                "largest_difference_degrees",
                "correlation_mean",
                "correlation_sd",
                "mae_mean"));
    for (Format format : formats) {
      table.add(
          List.of(
              format.name(),
              format.bits(),
              format.meanPercent(),
              FULL_LOCK_DEGREES * format.meanError().mean(),
              100 * format.largest().mean(),
              FULL_LOCK_DEGREES * format.largest().mean(),
              format.held().mean(),
              format.held().deviation(),
              format.error().mean()));
    }
    return table;
  }

  private Picture picture(Format floats, Format driven, List<Format> formats) {
    Axis width =
        Axis.linear("bits of a weight and of a hidden unit")
            .at(bits.stream().filter(b -> b <= 8 || b % 4 == 0).map(Integer::doubleValue).toList());
    List<Point> mean = new ArrayList<>();
    List<Point> largest = new ArrayList<>();
    List<Point> held = new ArrayList<>();
    for (Format format : formats) {
      mean.add(percent(format.meanError(), format.bits()));
      largest.add(percent(format.largest(), format.bits()));
      held.add(format.held().at(format.bits()));
    }
    return new Picture(
        "How few bits steering needs",
        List.of(
            new Chart(
                "Against the same network in float",
                width,
                Axis.log("steering apart, % of full lock"),
                List.of(
                    new Series("mean", Form.LINE, mean),
                    new Series("largest of all frames", Form.LINE, largest),
                    flat("mean, as driven", driven.meanPercent()))),
            new Chart(
                "Against the held-out steering",
                width,
                Axis.linear("correlation"),
                List.of(
                    new Series("with so many bits", Form.LINE, held),
                    flat("float", floats.held().mean())))));
  }

  private static Point percent(Spread spread, int x) {
    return new Point(x, 100 * spread.mean(), 100 * spread.lowest(), 100 * spread.highest());
  }

  private Series flat(String name, double y) {
    return new Series(
        name, Form.REFERENCE, List.of(new Point(bits.getFirst(), y), new Point(bits.getLast(), y)));
  }

  private static String words(Format floats, Format driven, List<Format> formats) {
    Format eight = formats.stream().filter(format -> format.bits() == 8).findFirst().orElseThrow();
    Format fewest = fewest(floats, formats);
    return String.format(
        Locale.ROOT,
        "The integers that drive (18-bit weights, 12-bit hidden units) steer %.4f %% of full lock"
            + " away from float on average, %.3f %% at most (%.4f° and %.3f° of %.1f°). int8 is"
            + " %.2f %% away on average, %.1f %% at most: %.0f times as far. Held-out correlation"
            + " is %.4f in float, %.4f as driven, %.4f with int8; down to %d bits it loses less"
            + " than 0.01, and %d bits reach %.3f. Theory: each bit less doubles the rounding, so"
            + " the distance to float doubles, but the driving suffers only where that comes near"
            + " the network's own error, %.1f %% of full lock on average here. From 12 to 8 bits"
            + " the mean distance grows %s.",
        driven.meanPercent(),
        100 * driven.largest().mean(),
        FULL_LOCK_DEGREES * driven.meanError().mean(),
        FULL_LOCK_DEGREES * driven.largest().mean(),
        FULL_LOCK_DEGREES,
        eight.meanPercent(),
        100 * eight.largest().mean(),
        eight.meanError().mean() / Math.max(1e-9, driven.meanError().mean()),
        floats.held().mean(),
        driven.held().mean(),
        eight.held().mean(),
        fewest.bits(),
        formats.getFirst().bits(),
        formats.getFirst().held().mean(),
        100 * floats.error().mean(),
        growth(formats));
  }

  // The last one before the first that loses more, from many bits to few.
  private static Format fewest(Format floats, List<Format> formats) {
    Format fewest = formats.getLast();
    for (Format format : formats.reversed()) {
      if (format.held().mean() < floats.held().mean() - 0.01) {
        break;
      }
      fewest = format;
    }
    return fewest;
  }

  private static String growth(List<Format> formats) {
    double eight = Double.NaN;
    double twelve = Double.NaN;
    for (Format format : formats) {
      eight = format.bits() == 8 ? format.meanPercent() : eight;
      twelve = format.bits() == 12 ? format.meanPercent() : twelve;
    }
    return Double.isNaN(eight / twelve)
        ? "by a factor that was not measured"
        : String.format(
            Locale.ROOT,
            "%.1f-fold; four doublings would be 16-fold, which these figures %s",
            eight / twelve,
            eight / twelve > 8 && eight / twelve < 32 ? "confirm" : "do not confirm");
  }
}
