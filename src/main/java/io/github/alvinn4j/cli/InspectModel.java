package io.github.alvinn4j.cli;

import io.github.alvinn4j.network.FloatLayer;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.ModelFile;
import io.github.alvinn4j.network.QuantisationReport;
import io.github.alvinn4j.network.TrainingPlace;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Says what a model is: its shape, how it sees, how well its integers fit, how it was trained.
final class InspectModel {
  private static final int NOISE_RETINAS = 64;
  private static final double Q15_ONE = 32767;
  private static final String ON_NOISE = "on " + NOISE_RETINAS + " retinas of noise";

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
    model.place().ifPresent(place -> place(facts.group("reliability", "knows its place"), place));
    if (!model.provenance().isEmpty()) {
      Facts training = facts.group("training", "training");
      model.provenance().forEach((key, value) -> training.text(key, key.replace('_', ' '), value));
    }
  }

  private static void place(Facts facts, TrainingPlace place) {
    facts.whole("multiplications", "costs", place.multiplications(), "multiplications a frame");
    facts.number("caution_below", "slow below", place.cautionQ15() / Q15_ONE, 3, "of 1");
    facts.number("stop_below", "stops below", place.releaseQ15() / Q15_ONE, 3, "of 1");
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
    facts.whole("planes", "planes", retina.planes(), "");
    facts.whole("rows", "rows", retina.rows(), "");
    facts.whole("columns", "columns", retina.columns(), "");
    facts.whole("region_top_percent", "region from", retina.regionTopPercent(), "% of the height");
    facts.whole("region_bottom_percent", "region to", retina.regionBottomPercent(), "%");
    facts.text("colour_term", "colour term", ColourNames.of(retina));
    facts.whole("clip_percent", "clipped at each end", retina.clipPercent(), "% of the pixels");
  }

  private void integers(Facts facts) {
    for (QuantisationReport.Layer layer :
        QuantisationReport.of(model.floatForm(), noise()).layers()) {
      Facts one = facts.group(layer.name(), layer.name() + " layer");
      one.json()
          .put("smallest_scale_bits", layer.smallestScaleBits())
          .put("largest_scale_bits", layer.largestScaleBits());
      one.labelled(
          "scale of its units",
          "%d..%d bits".formatted(layer.smallestScaleBits(), layer.largestScaleBits()));
      one.whole("headroom_bits", "never used of 31", layer.headroomBits(), "bits");
      one.number("largest_difference", "off by at most", layer.largestDifference(), 6, ON_NOISE);
      one.number("mean_difference", "off in the mean", layer.meanDifference(), 6, ON_NOISE);
    }
  }

  // A model alone has no pictures; noise is the same for all of them.
  private Iterable<Retina> noise() {
    SplittableRandom random = new SplittableRandom(1);
    Retina retina = Retina.of(model.retina());
    return () ->
        Stream.generate(
                () -> {
                  int[] pixels = retina.pixels();
                  for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = random.nextInt(256);
                  }
                  return retina;
                })
            .limit(NOISE_RETINAS)
            .iterator();
  }

  /// The weights as a picture.
  byte[] png(String name) {
    return new WeightsPicture(model, name).png();
  }
}
