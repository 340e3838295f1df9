package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.RetinaSettings;
import java.util.Map;
import java.util.TreeMap;

/// A network together with what it needs to be used: how it sees and what its outputs mean.
///
/// The integer form is made, and its bounds are proved, when the model is made. The float form
/// inside must not be changed afterwards.
public final class Model {
  private final FloatNetwork floatForm;
  private final IntegerNetwork integerForm;
  private final RetinaSettings retina;
  private final OutputCoding coding;
  private final Map<String, String> provenance;

  /// Joins a network and its settings.
  ///
  /// @param network not copied; not to be changed any more
  /// @param provenance how it was trained, for people and for training it again
  /// @throws IllegalArgumentException if the shapes do not fit each other
  /// @throws QuantisationException if the network has no integer form
  public Model(
      FloatNetwork network,
      RetinaSettings retina,
      OutputCoding coding,
      Map<String, String> provenance) {
    if (network.inputs() != retina.pixels()) {
      throw new IllegalArgumentException(
          "network has %d inputs, expected the retina's %d pixels"
              .formatted(network.inputs(), retina.pixels()));
    }
    requireCoding(network, coding);
    this.floatForm = network;
    this.integerForm = IntegerNetwork.of(network);
    this.retina = retina;
    this.coding = coding;
    this.provenance = Map.copyOf(provenance);
  }

  private static void requireCoding(FloatNetwork network, OutputCoding coding) {
    Activation wanted = coding == OutputCoding.HILL ? Activation.SIGMOID : Activation.LINEAR;
    Activation found = network.layers().getLast().activation();
    boolean single = network.outputs() == 1;
    if (found != wanted || single != (coding == OutputCoding.SINGLE)) {
      throw new IllegalArgumentException(
          "output coding %s with %d %s units, expected %s"
              .formatted(
                  coding,
                  network.outputs(),
                  found,
                  coding == OutputCoding.HILL ? "2 or more sigmoid units" : "one linear unit"));
    }
  }

  /// The form that learns.
  public FloatNetwork floatForm() {
    return floatForm;
  }

  /// The form that drives.
  public IntegerNetwork integerForm() {
    return integerForm;
  }

  /// How frames become this network's retina.
  public RetinaSettings retina() {
    return retina;
  }

  /// What the output units mean.
  public OutputCoding coding() {
    return coding;
  }

  /// How it was trained: keys and values in the order of the keys.
  public Map<String, String> provenance() {
    return new TreeMap<>(provenance);
  }
}
