package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.IntegerLayer;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Says what a model is: its shape, how it sees, how well its integers fit, how it was trained.
final class InspectModel {
  private final Path file;
  private final Model model;

  /// Reads the model.
  InspectModel(Path file) {
    this.file = file;
    this.model = ModelFile.read(file);
  }

  void describe(Facts facts) {
    facts.text("file", "model", file.toString());
    facts.text("shape", "shape", model.floatForm().shape());
    facts.whole("weights", "weights", weights(), "with biases");
    facts.text("output_coding", "output", model.coding().name().toLowerCase(Locale.ROOT));
    facts.json().put("checksum_ok", true);
    facts.labelled("checksum", "ok (SHA-256)"); // a model with another one cannot be read
    retina(facts.group("retina", "retina"));
    integers(facts.group("integer_form", "integer form"));
    if (!model.provenance().isEmpty()) {
      Facts training = facts.group("training", "training");
      model.provenance().forEach((key, value) -> training.text(key, key.replace('_', ' '), value));
    }
  }

  private long weights() {
    long weights = 0;
    for (FloatLayer layer : model.floatForm().layers()) {
      weights += (long) layer.units() * (layer.inputs() + 1);
    }
    return weights;
  }

  private void retina(Facts facts) {
    RetinaSettings retina = model.retina();
    facts.whole("rows", "rows", retina.rows(), "");
    facts.whole("columns", "columns", retina.columns(), "");
    facts.whole("region_top_percent", "region from", retina.regionTopPercent(), "% of the height");
    facts.whole("region_bottom_percent", "region to", retina.regionBottomPercent(), "%");
    facts.text("colour_term", "colour term", retina.colourTerm().name().toLowerCase(Locale.ROOT));
    facts.whole("clip_percent", "clipped at each end", retina.clipPercent(), "% of the pixels");
  }

  private void integers(Facts facts) {
    List<FloatLayer> floats = model.floatForm().layers();
    for (int i = 0; i < floats.size(); i++) {
      String name = i == floats.size() - 1 ? "output" : "hidden";
      double error = largestRounding(floats.get(i), model.integerForm().layers().get(i));
      facts.number(
          name + "_largest_rounding", name + ", largest rounding", error, 7, "of a weight");
    }
  }

  private static double largestRounding(FloatLayer floats, IntegerLayer integers) {
    double largest = 0;
    for (int unit = 0; unit < floats.units(); unit++) {
      float[] weights = floats.weights(unit);
      for (int input = 0; input < weights.length; input++) {
        largest = Math.max(largest, Math.abs(weights[input] - integers.weight(unit, input)));
      }
    }
    return largest;
  }

  /// The weights as a picture.
  byte[] png(String name) {
    return new WeightsPicture(model, name).png();
  }
}
