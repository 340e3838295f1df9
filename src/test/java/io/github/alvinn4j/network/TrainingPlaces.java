package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Mosaic;
import io.github.alvinn4j.vision.SceneProfile;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/// Training places for tests, the same on every machine.
public final class TrainingPlaces {
  private TrainingPlaces() {}

  /// A place of random numbers that fits a model.
  public static TrainingPlace random(Model model, long seed) {
    Mosaic mosaic = Mosaic.of(model.retina());
    FloatLayer layer =
        new FloatLayer(model.floatForm().hidden(), mosaic.tiles(), Activation.LINEAR);
    Samples.fill(layer, 0.5, new SplittableRandom(seed));
    float[] means = new float[SceneProfile.PER_ROW * model.retina().rows()];
    float[] deviations = new float[means.length];
    Arrays.fill(means, 100);
    Arrays.fill(deviations, 50);
    ReliabilityScale scale = new ReliabilityScale(-300, 4000, 20_000);
    return new TrainingPlace(
        new Reconstruction(mosaic, layer),
        new SceneMemory(means, deviations),
        model.coding() == OutputCoding.HILL ? Optional.of(scale) : Optional.empty(),
        scale,
        scale,
        9000,
        7000);
  }
}
