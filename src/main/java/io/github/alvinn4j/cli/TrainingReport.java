package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.QuantisationReport;
import io.github.alvinn4j.training.HeldOutFigures;
import io.github.alvinn4j.training.TrainingResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a training has given: the files and the words about them.
///
/// @param command what was typed to train it
/// @param quantisation what the integer form has cost, on the last frames that were learned from
/// @param heldOut figures on frames that were never learned from, for recorded drives
/// @param closedLoop figures of driving the tracks that were learned from, for demonstrations
/// @param samples learning steps
/// @param samplesPerSecond how fast they were
record TrainingReport(
    String command,
    Model model,
    TrainingResult result,
    Lesson lesson,
    QuantisationReport quantisation,
    Optional<HeldOutFigures> heldOut,
    List<TrackScore> closedLoop,
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
    for (QuantisationReport.Layer layer : quantisation.layers()) {
      output.line(
          String.format(
              Locale.ROOT,
              "integer form, %s units: at most %.5f from float, %.6f on average",
              layer.name(),
              layer.largestDifference(),
              layer.meanDifference()));
    }
    printClosedLoop(output);
    heldOut.ifPresent(f -> {
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

  private void printClosedLoop(Output output) {
    if (!closedLoop.isEmpty()) {
      output.line(TrackScore.HEADING);
      closedLoop.forEach(score -> output.line(score.row()));
      output.line(TrackScore.total(closedLoop).row());
    }
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
    for (QuantisationReport.Layer layer : quantisation.layers()) {
      ObjectNode node = json.withObject("quantisation").putObject(layer.name());
      node.put("largest_difference", Output.rounded(layer.largestDifference(), 6));
      node.put("mean_difference", Output.rounded(layer.meanDifference(), 7));
      node.put("smallest_scale_bits", layer.smallestScaleBits());
      node.put("largest_scale_bits", layer.largestScaleBits());
      node.put("headroom_bits", layer.headroomBits());
    }
    heldOut.ifPresent(f -> Examination.fill(json, f));
    if (!closedLoop.isEmpty()) {
      TrackScore.fill(closedLoop, json);
    }
  }
}
