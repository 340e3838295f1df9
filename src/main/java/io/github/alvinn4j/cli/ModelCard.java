package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.QuantisationReport;
import io.github.alvinn4j.simulator.RefereeReport;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The page that lies beside a model: what it is, how it was made, how good it is.
final class ModelCard {
  private ModelCard() {}

  static String text(Path file, byte[] bytes, TrainingReport report) {
    Model model = report.model();
    RetinaSettings retina = model.retina();
    StringBuilder card = new StringBuilder();
    card.append("# %s%n%n".formatted(file.getFileName()));
    card.append(
        "A %s network (%s output) over a retina of %s.%n%n"
            .formatted(
                model.floatForm().shape(),
                model.coding().name().toLowerCase(Locale.ROOT),
                ColourNames.shape(retina)));
    card.append("Made again, bit for bit, by%n%n```%n%s%n```%n%n".formatted(report.command()));
    card.append("| | |%n|---|---|%n".formatted());
    row(card, "file SHA-256", ModelFile.sha256(bytes));
    row(card, "size", bytes.length + " bytes");
    row(
        card,
        "retina",
        "rows %d-%d %% of the picture, %s, %d %% clipped at each end"
            .formatted(
                retina.regionTopPercent(),
                retina.regionBottomPercent(),
                ColourNames.of(retina).replace('_', ' '),
                retina.clipPercent()));
    model.provenance().forEach((key, value) -> row(card, key.replace('_', ' '), value));
    report.heldOut().ifPresent(figures -> heldOut(card, figures));
    if (!report.closedLoop().isEmpty()) {
      closedLoop(card, report.closedLoop());
    }
    quantisation(card, report.quantisation());
    return card.toString();
  }

  private static void heldOut(StringBuilder card, HeldOutFigures figures) {
    card.append("%n## Held out: the last %d frames%n%n".formatted(figures.frames()));
    card.append("| label | correlation | mean absolute error | constant guess |%n".formatted());
    card.append("|---|---|---|---|%n".formatted());
    card.append(
        figures("as recorded", figures.correlation(), figures.mae(), figures.constantMae()));
    card.append(
        figures(
            "averaged over +-5 frames",
            figures.correlationSmoothed(),
            figures.maeSmoothed(),
            figures.constantMaeSmoothed()));
  }

  private static void closedLoop(StringBuilder card, List<TrackScore> scores) {
    card.append("%n## Closed loop on the tracks it has learned from%n%n".formatted());
    card.append("| track | laps | interventions | autonomy | lateral RMS | max |%n".formatted());
    card.append("|---|---|---|---|---|---|%n".formatted());
    List<TrackScore> rows = new ArrayList<>(scores);
    rows.add(TrackScore.total(scores));
    for (TrackScore score : rows) {
      RefereeReport drive = score.report();
      card.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %.2f %% | %.3f m | %.3f m |%n",
              score.track(),
              drive.laps(),
              drive.interventions(),
              score.autonomyPercent(),
              drive.lateralRmsMeters(),
              drive.lateralMaxMeters()));
    }
  }

  private static void quantisation(StringBuilder card, QuantisationReport report) {
    card.append("%n## Integer form against float%n%n".formatted());
    card.append("| units | largest difference | mean | weight scale | headroom |%n".formatted());
    card.append("|---|---|---|---|---|%n".formatted());
    for (QuantisationReport.Layer layer : report.layers()) {
      card.append(
          String.format(
              Locale.ROOT,
              "| %d %s | %.5f | %.6f | 2^-%d .. 2^-%d | %d bits |%n",
              layer.units(),
              layer.name(),
              layer.largestDifference(),
              layer.meanDifference(),
              layer.smallestScaleBits(),
              layer.largestScaleBits(),
              layer.headroomBits()));
    }
  }

  private static String figures(String label, double correlation, double mae, double constant) {
    return String.format(
        Locale.ROOT, "| %s | %.3f | %.3f | %.3f |%n", label, correlation, mae, constant);
  }

  private static void row(StringBuilder card, String name, String value) {
    card.append("| ").append(name).append(" | ").append(value).append(" |").append('\n');
  }
}
