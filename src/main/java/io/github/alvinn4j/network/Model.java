package io.github.alvinn4j.network;

import io.github.alvinn4j.vision.Mosaic;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.SceneProfile;
import java.util.Map;
import java.util.Optional;
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
  private final Optional<TrainingPlace> place;

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
    this(network, retina, coding, provenance, Optional.empty());
  }

  private Model(
      FloatNetwork network,
      RetinaSettings retina,
      OutputCoding coding,
      Map<String, String> provenance,
      Optional<TrainingPlace> place) {
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
    this.place = place;
    place.ifPresent(this::requirePlace);
  }

  private void requirePlace(TrainingPlace known) {
    int reads = known.reconstruction().floatForm().inputs();
    Mosaic mosaic = known.reconstruction().mosaic();
    int numbers = SceneProfile.PER_ROW * retina.rows();
    if (reads != floatForm.hidden()
        || !mosaic.equals(Mosaic.of(retina))
        || known.scene().size() != numbers
        || known.hillScale().isPresent() != (coding == OutputCoding.HILL)) {
      throw new IllegalArgumentException(
          "training place of %d hidden units, %d tiles and %d scene numbers, expected those of %s"
              .formatted(reads, mosaic.tiles(), known.scene().size(), floatForm.shape()));
    }
  }

  /// The same model with what it knows of its training place.
  ///
  /// @throws IllegalArgumentException if that is not this model's
  public Model in(TrainingPlace known) {
    return new Model(floatForm, retina, coding, provenance, Optional.of(known));
  }

  /// What it knows of its training place, if it can tell that from others.
  public Optional<TrainingPlace> place() {
    return place;
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
