package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
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
        "A %s network (%s output) over a retina of %d rows and %d columns.%n%n"
            .formatted(
                model.floatForm().shape(),
                model.coding().name().toLowerCase(Locale.ROOT),
                retina.rows(),
                retina.columns()));
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
                retina.colourTerm().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                retina.clipPercent()));
    model.provenance().forEach((key, value) -> row(card, key.replace('_', ' '), value));
    report.figures().ifPresent(figures -> heldOut(card, figures));
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

  private static String figures(String label, double correlation, double mae, double constant) {
    return String.format(
        Locale.ROOT, "| %s | %.3f | %.3f | %.3f |%n", label, correlation, mae, constant);
  }

  private static void row(StringBuilder card, String name, String value) {
    card.append("| ").append(name).append(" | ").append(value).append(" |").append('\n');
  }
}
