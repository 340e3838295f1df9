package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.training.HeldOutFigures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// What output units should mean, and how they are best read.
public final class OutputCodingStudy implements Study {
  private static final int HIDDEN = 5;
  private static final int EXCERPT_FRAMES = 200;
  private static final List<DecodingMethod> METHODS =
      List.of(DecodingMethod.ARGMAX, DecodingMethod.CENTRE_OF_MASS, DecodingMethod.LEAST_SQUARES);

  private final int runs;
  private final int epochs;

  /// Makes the study.
  ///
  /// @param runs random starts of each coding, 1 or more
  /// @param epochs at most, 1 or more
  public OutputCodingStudy(int runs, int epochs) {
    this.runs = runs;
    this.epochs = epochs;
  }

  /// Five runs.
  public static OutputCodingStudy standard() {
    return new OutputCodingStudy(5, 40);
  }

  @Override
  public String name() {
    return "output-coding";
  }

  @Override
  public String description() {
    return "A single output unit, one unit per direction, a hill; three ways to read them";
  }

  /// One coding read in one way; a jump is the change that one frame in a hundred exceeds.
  private record Reading(
      String coding, String method, Spread mae, Spread correlation, Spread change, Spread jump) {}

  @Override
  public Findings run(Material material, DoubleConsumer progress) {
    DrivingData data = material.longDrives().getFirst();
    Map<TargetCoding, List<FloatNetwork>> networks = new EnumMap<>(TargetCoding.class);
    int done = 0;
    for (TargetCoding coding : TargetCoding.values()) {
      List<FloatNetwork> learned = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        learned.add(
            new CodedDescent(coding, HIDDEN, epochs).teach(data.learned(), material.random(run)));
        progress.accept(++done / (3.0 * runs));
      }
      networks.put(coding, learned);
    }
    List<Reading> readings = new ArrayList<>();
    networks.forEach((coding, learned) -> readings.addAll(read(coding, learned, data)));
    return new Findings(
        table(readings),
        picture(readings, excerpt(networks, data)),
        words(readings),
        data.sentence() + "; 960-5 hidden units, 30 output units where there is more than one");
  }

  private static List<Reading> read(
      TargetCoding coding, List<FloatNetwork> networks, DrivingData data) {
    List<Reading> readings = new ArrayList<>();
    for (DecodingMethod method : coding == TargetCoding.SINGLE ? METHODS.subList(0, 1) : METHODS) {
      double[] mae = new double[networks.size()];
      double[] correlation = new double[networks.size()];
      double[] change = new double[networks.size()];
      double[] jump = new double[networks.size()];
      for (int run = 0; run < mae.length; run++) {
        double[] steering = steering(networks.get(run), method, data);
        HeldOutFigures figures =
            HeldOutFigures.of(steering, data.heldOut().labels(), data.learned().labels());
        mae[run] = figures.maeSmoothed();
        correlation[run] = figures.correlationSmoothed();
        double[] changes = changes(steering);
        change[run] = Spread.of(changes).mean();
        jump[run] = changes[(changes.length - 1) * 99 / 100];
      }
      readings.add(
          new Reading(
              coding.title(),
              coding == TargetCoding.SINGLE ? "as it is" : words(method),
              Spread.of(mae),
              Spread.of(correlation),
              Spread.of(change),
              Spread.of(jump)));
    }
    return readings;
  }

  /// How much the steering changes from frame to frame, rising.
  private static double[] changes(double[] steering) {
    double[] changes = new double[steering.length - 1];
    Arrays.setAll(changes, frame -> Math.abs(steering[frame + 1] - steering[frame]));
    Arrays.sort(changes);
    return changes;
  }

  private static double[] steering(FloatNetwork network, DecodingMethod method, DrivingData data) {
    return Predictions.of(
        network,
        data.heldOut(),
        network.outputs() == 1
            ? Teaching.decoder(network)
            : Teaching.decoder(network.outputs(), method));
  }

  private static String words(DecodingMethod method) {
    return switch (method) {
      case ARGMAX -> "argmax";
      case CENTRE_OF_MASS -> "centre of mass";
      case LEAST_SQUARES -> "least squares";
    };
  }

  private static Table table(List<Reading> readings) {
    Table table =
        new Table(
            List.of(
                "coding",
                "decoding",
                "mae_mean",
                "mae_sd",
                "correlation_mean",
                "correlation_sd",
                "change_per_frame_mean",
                "change_per_frame_sd",
                "jump_mean",
                "jump_sd"));
    for (Reading reading : readings) {
      table.add(
          List.of(
              reading.coding(),
              reading.method(),
              reading.mae().mean(),
              reading.mae().deviation(),
              reading.correlation().mean(),
              reading.correlation().deviation(),
              reading.change().mean(),
              reading.change().deviation(),
              reading.jump().mean(),
              reading.jump().deviation()));
    }
    return table;
  }

  private static List<Series> excerpt(
      Map<TargetCoding, List<FloatNetwork>> networks, DrivingData data) {
    List<Series> series = new ArrayList<>();
    float[] labels = data.heldOut().labels();
    double[] driver = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      driver[i] = labels[i];
    }
    networks.forEach((coding, learned) -> {
      DecodingMethod method =
          coding == TargetCoding.HILL ? DecodingMethod.LEAST_SQUARES : DecodingMethod.ARGMAX;
      series.add(first(coding.title(), Form.LINE, steering(learned.getFirst(), method, data)));
    });
    series.add(first("driver", Form.REFERENCE, driver));
    return series;
  }

  private static Series first(String name, Form form, double[] steering) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < Math.min(EXCERPT_FRAMES, steering.length); i++) {
      points.add(new Point(i / 20.0, steering[i]));
    }
    return new Series(name, form, points);
  }

  private static Picture picture(List<Reading> readings, List<Series> excerpt) {
    Axis methods = Axis.names("", METHODS.stream().map(OutputCodingStudy::words).toList());
    List<Series> errors = new ArrayList<>();
    List<Series> jumps = new ArrayList<>();
    for (TargetCoding coding : List.of(TargetCoding.ONE_OF_N, TargetCoding.HILL)) {
      List<Point> mae = new ArrayList<>();
      List<Point> jump = new ArrayList<>();
      for (Reading reading : readings) {
        if (reading.coding().equals(coding.title())) {
          mae.add(reading.mae().at(mae.size()));
          jump.add(reading.jump().at(jump.size()));
        }
      }
      errors.add(new Series(coding.title(), Form.BARS, mae));
      jumps.add(new Series(coding.title(), Form.BARS, jump));
    }
    Reading single = readings.getFirst();
    errors.add(flat(single.mae().mean()));
    jumps.add(flat(single.jump().mean()));
    return new Picture(
        "What output units should mean",
        List.of(
            new Chart(
                "Error on held-out frames",
                methods,
                Axis.linear("mean error, share of full lock"),
                errors),
            new Chart(
                "Sudden changes",
                methods,
                Axis.linear("change that 1 frame in 100 exceeds"),
                jumps),
            new Chart(
                "Ten held-out seconds, one network of each (1-of-N by argmax, hill by least"
                    + " squares)",
                Axis.linear("seconds"),
                Axis.linear("steering, share of full lock"),
                excerpt)));
  }

  private static Series flat(double y) {
    return new Series(
        "single unit, mean", Form.REFERENCE, List.of(new Point(-0.5, y), new Point(2.5, y)));
  }

  private static String words(List<Reading> readings) {
    Reading best = readings.getFirst();
    StringBuilder list = new StringBuilder();
    for (Reading reading : readings) {
      best = reading.mae().mean() < best.mae().mean() ? reading : best;
      list.append(
          String.format(
              Locale.ROOT,
              "%s- %s, read %s: error %.3f ± %.3f, correlation %.3f, jumps of %.2f",
              list.isEmpty() ? "" : "\n",
              reading.coding(),
              reading.method().equals("as it is") ? "as it is" : "by " + reading.method(),
              reading.mae().mean(),
              reading.mae().deviation(),
              reading.correlation().mean(),
              reading.jump().mean()));
    }
    Reading argmax = readings.get(4);
    Reading fit = readings.getLast();
    Reading oneOfN = readings.get(1);
    return String.format(
        Locale.ROOT,
        "All in shares of full lock; one frame in a hundred jumps further than a jump:%n%n%s%n%n"
            + "The smallest"
            + " error is that of the %s, read %s. Pomerleau's argument: with one unit per direction"
            + " a slightly shifted road asks for a sudden other output, while neighbours in a hill"
            + " change smoothly. Read by argmax, 1-of-N jumps by %.2f and the hill by %.2f (on"
            + " average they change by %.3f and %.3f), which %s. Reading the hill by least squares"
            + " instead of argmax changes its error from %.3f to %.3f; theory expects it to fall,"
            + " as argmax knows only %d directions, and it %s.",
        list.toString().strip(),
        best.coding(),
        best.method().equals("as it is") ? "as it is" : "by " + best.method(),
        oneOfN.jump().mean(),
        argmax.jump().mean(),
        oneOfN.change().mean(),
        argmax.change().mean(),
        smoother(argmax.jump(), oneOfN.jump()),
        argmax.mae().mean(),
        fit.mae().mean(),
        Teaching.OUTPUTS,
        fit.mae().mean() < argmax.mae().mean() ? "does" : "does not");
  }

  private static String smoother(Spread hill, Spread oneOfN) {
    double difference = oneOfN.mean() - hill.mean();
    double noise = oneOfN.deviation() + hill.deviation();
    if (Math.abs(difference) <= noise) {
      return "does not decide it: the runs scatter more than that";
    }
    return difference > 0 ? "agrees" : "does not agree";
  }
}
