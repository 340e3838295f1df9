package io.github.alvinn4j.study;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.training.Augmentation;
import io.github.alvinn4j.training.TrainingSettings;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.List;
import java.util.random.RandomGenerator;

/// One network of the study of the gap and how it is taught.
///
/// @param name in a few words
/// @param retina how it sees
/// @param hidden number of hidden units; 0 for linear regression
/// @param settings how it learns
public record GapEntry(String name, RetinaSettings retina, int hidden, TrainingSettings settings) {

  /// From linear regression to the default of `train`, then the default without each ingredient.
  static List<GapEntry> all() {
    RetinaSettings one = RetinaSettings.STANDARD;
    RetinaSettings two = RetinaSettings.TWO_PLANES;
    TrainingSettings plain = TrainingSettings.STANDARD;
    TrainingSettings full = TrainingSettings.AUGMENTED;
    Augmentation both = full.augmentation();
    TrainingSettings bare = full.with(Augmentation.NONE);
    TrainingSettings shifts =
        full.with(new Augmentation(both.shiftColumns(), both.steeringPerColumn(), 0));
    TrainingSettings silence = full.with(new Augmentation(0, 0, both.silentInputs()));
    return List.of(
        new GapEntry("linear", one, 0, TrainingSettings.LINEAR),
        new GapEntry("960-4-30", one, 4, plain),
        new GapEntry("960-5-30", one, 5, plain),
        new GapEntry("16 hidden", one, 16, plain),
        new GapEntry("16, Adam", one, 16, bare),
        new GapEntry("16, Adam, two planes", two, 16, bare),
        new GapEntry("16, Adam, shifts", one, 16, shifts),
        new GapEntry("16, Adam, silence", one, 16, silence),
        new GapEntry("default, one plane", one, 16, full),
        new GapEntry("default, no silence", two, 16, shifts),
        new GapEntry("default, no shifts", two, 16, silence),
        new GapEntry("default, 5 hidden", two, 5, full),
        new GapEntry("default", two, 16, full));
  }

  FloatNetwork start(RandomGenerator random) {
    return hidden == 0
        ? FloatNetwork.linear(retina.pixels())
        : FloatNetwork.hill(retina.pixels(), hidden, Teaching.OUTPUTS, random);
  }

  /// The shape as people write it.
  String shape() {
    return hidden == 0
        ? retina.pixels() + "-1"
        : retina.pixels() + "-" + hidden + "-" + Teaching.OUTPUTS;
  }

  /// How often the network multiplies for one frame.
  int multiplications() {
    return hidden == 0 ? retina.pixels() : hidden * (retina.pixels() + Teaching.OUTPUTS);
  }
}
