package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.steering.DecodingMethod;
import io.github.alvinn4j.steering.SteeringDecoder;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;

/// Looks and thinks: from a frame to a steering estimate, with all buffers made once.
///
/// The one path through retina, network and decoder that live drives, simulation, replay and
/// figures share. Owned by one thread.
public final class Pilot implements AutoCloseable {
  private final Preprocessor preprocessor;
  private final IntegerNetwork network;
  private final SteeringDecoder decoder;
  private final Retina retina;
  private final Activations activations;
  private final SteeringEstimate estimate = new SteeringEstimate();
  private final BlurWatch blur = new BlurWatch();
  private final int checksum;
  private volatile boolean weightsDamaged;

  /// Prepares a model for frames of one size.
  ///
  /// @throws IllegalArgumentException if the frames are too small for the model's retina
  public Pilot(Model model, int frameWidth, int frameHeight) {
    this.network = model.integerForm();
    this.checksum = network.checksum();
    this.decoder =
        new SteeringDecoder(model.coding(), network.outputs(), DecodingMethod.LEAST_SQUARES);
    this.retina = new Retina(model.retina().rows(), model.retina().columns());
    this.activations = new Activations(network);
    this.preprocessor = new Preprocessor(model.retina(), frameWidth, frameHeight);
  }

  /// Fills the retina from a frame.
  public void look(Frame frame) {
    preprocessor.look(frame, retina);
    blur.see(preprocessor.sharpnessPerMille());
  }

  /// Whether the last second of pictures had no sharp edge in it (C9).
  public boolean blurred() {
    return blur.blurred();
  }

  /// Computes activations and estimate from the retina.
  public void think() {
    network.infer(retina, activations);
    decoder.decode(activations.outputs(), estimate);
  }

  /// Judges the picture that was looked at last; on the pilot's thread.
  Release judge(FrameWatch watch, long sequence) {
    return watch.judge(
        sequence, preprocessor.darkest(), preprocessor.brightest(), preprocessor.fingerprint());
  }

  /// Checksum of the picture that was looked at last.
  long fingerprint() {
    return preprocessor.fingerprint();
  }

  /// Sums the network up and compares with its beginning (M18). Safe from any thread.
  void checkWeights() {
    if (network.checksum() != checksum) {
      weightsDamaged = true;
    }
  }

  /// Whether memory has changed the network since the pilot was made: for good.
  boolean weightsDamaged() {
    return weightsDamaged;
  }

  /// What was seen last.
  public Retina retina() {
    return retina;
  }

  /// The network's last activations.
  public Activations activations() {
    return activations;
  }

  /// The last estimate.
  public SteeringEstimate estimate() {
    return estimate;
  }

  /// Frees the native memory.
  @Override
  public void close() {
    preprocessor.close();
  }
}
