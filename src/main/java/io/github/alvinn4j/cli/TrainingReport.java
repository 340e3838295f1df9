package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.TrainingResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What a training has given: the files and the words about them.
///
/// @param samples learning steps
/// @param samplesPerSecond how fast they were
record TrainingReport(
    Model model,
    TrainingResult result,
    Lesson lesson,
    Optional<HeldOutFigures> figures,
    long samples,
    double samplesPerSecond) {

  /// Writes the model, the card and the loss curve.
  void write(Path out, Output output) {
    byte[] bytes = ModelFile.encode(model);
    SafeFile.write(out, bytes);
    SafeFile.write(beside(out, ".md"), ModelCard.text(out, bytes, this));
    LossCurve.write(
            beside(out, "-loss.png"),
            model.floatForm().shape(),
            result.history(),
            result.bestEpoch())
        .ifPresent(complaint -> output.remark("no loss curve: " + complaint));
  }

  /// A file beside the model that shares its name.
  static Path beside(Path model, String ending) {
    String name = model.getFileName().toString().replaceFirst("\\.safetensors$", "");
    return model.resolveSibling(name + ending);
  }

  void print(Path out, Output output) {
    output.line(
        String.format(
            Locale.ROOT,
            "%s  %s, %d frames, best of %d epochs: %d, %.0f samples/s",
            out,
            model.floatForm().shape(),
            lesson.learned().size(),
            result.history().size(),
            result.bestEpoch(),
            samplesPerSecond));
    figures.ifPresent(f -> {
      output.line("held-out last part       correlation    mae   (constant guess)");
      output.line(row("driver's label", f.correlation(), f.mae(), f.constantMae()));
      output.line(
          row(
              "averaged over +-5",
              f.correlationSmoothed(),
              f.maeSmoothed(),
              f.constantMaeSmoothed()));
    });
  }

  private static String row(String name, double correlation, double mae, double constantMae) {
    return String.format(
        Locale.ROOT, "  %-22s %11.3f %6.3f   (%.3f)", name, correlation, mae, constantMae);
  }

  void fill(Path out, ObjectNode json) {
    json.put("model", out.toString());
    json.put("shape", model.floatForm().shape());
    json.put("coding", model.coding().name().toLowerCase(Locale.ROOT));
    json.put("frames", lesson.learned().size());
    json.put("epochs", result.history().size());
    json.put("best_epoch", result.bestEpoch());
    json.put("samples", samples);
    json.put("samples_per_second", Math.round(samplesPerSecond));
    figures.ifPresent(f -> Examination.fill(json, f));
  }
}
