package io.github.alvinn4j.drive;

import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.network.OutputCoding;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.HillMisfit;
import io.github.alvinn4j.steering.Reliability;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;
import java.util.List;
import java.util.Optional;

/// One model that thinks: its weights, its activations and what it would steer.
///
/// Owned by the drive thread, but for [#publish(IntegerNetwork)], [#network()] and the watch over
/// the weights, which are safe from any thread.
public final class Specialist {
  private final Eye eye;
  private final SteeringDecoder decoder;
  private final Activations activations;
  private final SteeringEstimate estimate = new SteeringEstimate();
  private final Optional<HillMisfit> misfit; // a single unit shows no hill
  private int reliabilityQ15;
  private final Optional<Reliability> reliability; // only a model that knows its training place
  private boolean judged;
  private volatile Weights weights;
  private volatile boolean weightsDamaged;

  /// A network and what it summed up to when it came: always swapped together.
  ///
  /// @param own whether they are the model's own, whose training place the model knows
  private record Weights(IntegerNetwork network, int checksum, boolean own) {

    static Weights of(IntegerNetwork network, boolean own) {
      return new Weights(network, network.checksum(), own);
    }
  }

  /// Prepares a model.
  ///
  /// @param eye sees as the model has learned to see
  Specialist(Model model, Eye eye) {
    IntegerNetwork network = model.integerForm();
    this.eye = eye;
    this.weights = Weights.of(network, true);
    this.activations = new Activations(network);
    this.decoder =
        new SteeringDecoder(model.coding(), network.outputs(), DecodingMethod.LEAST_SQUARES);
    this.misfit =
        model.coding() == OutputCoding.HILL
            ? Optional.of(new HillMisfit(network.outputs()))
            : Optional.empty();
    this.reliability = model.place().map(place -> new Reliability(place, network.outputs()));
    if (reliability.isPresent()) {
      eye.profileScenes();
    }
  }

  /// Thinks with another network from the next frame on, whole, without a pause for the drive
  /// thread. Safe from any thread.
  ///
  /// @throws IllegalArgumentException if its shape is not that of the network before
  public void publish(IntegerNetwork network) {
    List<Integer> expected = weights.network().shape();
    if (!network.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "network of %s units, expected %s".formatted(network.shape(), expected));
    }
    weights = Weights.of(network, false);
  }

  /// Computes activations and estimate from the retina, all with one network.
  void think() {
    Weights now = weights;
    now.network().infer(eye.retina(), activations);
    decoder.decode(activations.outputs(), estimate);
    if (misfit.isPresent()) {
      reliabilityQ15 = misfit.get().reliabilityQ15(activations.outputs(), estimate.positionQ16());
    }
    judged = now.own() && reliability.isPresent();
    if (judged) {
      Reliability self = reliability.get();
      self.judge(eye.retina().pixels(), activations, estimate.positionQ16(), eye.scene().numbers());
    }
  }

  /// Sums the network up and compares with its beginning (M18). Safe from any thread.
  void checkWeights() {
    Weights now = weights;
    if (now.network().checksum() != now.checksum()) {
      weightsDamaged = true;
    }
  }

  /// Whether memory has changed a network while it was checked: for good.
  boolean weightsDamaged() {
    return weightsDamaged;
  }

  /// Whether it can say how reliable it is: a hill can, a single output unit cannot.
  boolean judgesItself() {
    return misfit.isPresent();
  }

  /// How reliable the last estimate is, 0..32767; 0 if it cannot say.
  public int reliabilityQ15() {
    return reliabilityQ15;
  }

  /// Whether the model knows its training place, so that it can tell others from it.
  public boolean knowsItsPlace() {
    return reliability.isPresent();
  }

  /// How far it trusts itself in what it saw last; empty if it does not know its training place, or
  /// no longer thinks with the weights that were trained there.
  public Optional<Reliability> reliability() {
    return judged ? reliability : Optional.empty();
  }

  /// The network that thinks now. Safe from any thread.
  public IntegerNetwork network() {
    return weights.network();
  }

  /// What was seen last.
  public Retina retina() {
    return eye.retina();
  }

  /// The network's last activations.
  public Activations activations() {
    return activations;
  }

  /// The last estimate.
  public SteeringEstimate estimate() {
    return estimate;
  }
}
