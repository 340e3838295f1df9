package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.study.Axis;
import io.github.alvinn4j.study.Chart;
import io.github.alvinn4j.study.Picture;
import io.github.alvinn4j.study.Series;
import io.github.alvinn4j.study.Series.Form;
import io.github.alvinn4j.study.Series.Point;
import io.github.alvinn4j.study.Table;
import io.github.alvinn4j.training.LearningRateSearch;
import io.github.alvinn4j.training.LearningRateSearch.Found;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// `train --find-learning-rate`: tries all rates in one run, writes what was seen, suggests one.
final class RateSearch {
  private static final float LOWEST = 1e-5f;
  private static final float HIGHEST = 10;
  private static final int STEPS = 3000;

  private RateSearch() {}

  /// Searches, writes `-rates.csv` and `-rates.png` beside the model that is not written, tells.
  ///
  /// @throws UsageException if the frames are too few or a file cannot be written
  static int run(
      TrainingSettings settings,
      FloatNetwork start,
      TrainingSet learned,
      RandomGenerator random,
      Path model,
      Output output) {
    Found found;
    try {
      found =
          new LearningRateSearch(settings, LOWEST, HIGHEST, STEPS).search(start, learned, random);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
    Path csv = TrainingReport.beside(model, "-rates.csv");
    Path png = TrainingReport.beside(model, "-rates.png");
    SafeFile.write(csv, table(found).csv());
    Lettering.complaint()
        .ifPresentOrElse(
            complaint -> output.remark("no picture: " + complaint),
            () -> SafeFile.write(png, ChartPage.png(picture(found, start.shape()))));
    output.line(
        String.format(
            Locale.ROOT,
            "%s  %d steps, lowest error at a rate of %.2g",
            png,
            found.points().size(),
            found.lowestRate()));
    output.line(
        String.format(Locale.ROOT, "suggested: --learning-rate %.2g", found.suggestedRate()));
    ObjectNode json = output.newResult();
    json.put("shape", start.shape());
    json.put("steps", found.points().size());
    json.put("lowest_error_rate", Output.rounded(found.lowestRate(), 7));
    json.put("suggested_rate", Output.rounded(found.suggestedRate(), 7));
    json.put("csv", csv.toString());
    json.put("png", png.toString());
    output.result(json);
    return ExitCode.DONE;
  }

  private static Table table(Found found) {
    Table table = new Table(List.of("learning_rate", "error", "smoothed_error"));
    for (LearningRateSearch.Point point : found.points()) {
      table.add(List.of((double) point.rate(), point.error(), point.smoothedError()));
    }
    return table;
  }

  // The suggestion is a thin line from the bottom to the curve's first height.
  private static Picture picture(Found found, String shape) {
    List<Point> smoothed =
        found.points().stream().map(p -> new Point(p.rate(), p.smoothedError())).toList();
    double top = smoothed.stream().mapToDouble(Point::y).max().orElse(1);
    double bottom = smoothed.stream().mapToDouble(Point::y).min().orElse(0);
    String suggestion = String.format(Locale.ROOT, "suggested: %.2g", found.suggestedRate());
    Series mark =
        new Series(
            suggestion,
            Form.REFERENCE,
            List.of(
                new Point(found.suggestedRate(), bottom), new Point(found.suggestedRate(), top)));
    return new Picture(
        "Which learning rate for " + shape,
        List.of(
            new Chart(
                "",
                Axis.log("learning rate"),
                Axis.log("running mean of the error per frame, ½ Σ (target − output)²"),
                List.of(new Series("error at the rate", Form.LINE, smoothed), mark))));
  }
}
