package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.ArrayList;
import java.util.List;

/// Looks and thinks: from a frame to a steering estimate, with all buffers made once.
///
/// The one path through retina, network and decoder that live drives, simulation, replay and
/// figures share. Several models think in each tick, and the first of them steers; models that see
/// alike share one look. Owned by one thread.
public final class Pilot implements AutoCloseable {
  private final Eye[] eyes;
  private final Specialist[] specialists;
  private final BlurWatch blur = new BlurWatch();

  /// Prepares one model for frames of one size.
  ///
  /// @throws IllegalArgumentException if the frames are too small for the model's retina
  public Pilot(Model model, int frameWidth, int frameHeight) {
    this(List.of(model), frameWidth, frameHeight);
  }

  /// Prepares models for frames of one size.
  ///
  /// @param models at least one; the first steers
  /// @throws IllegalArgumentException if there is none, or the frames are too small for a retina
  public Pilot(List<Model> models, int frameWidth, int frameHeight) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no model, expected at least one");
    }
    List<Eye> seeing = new ArrayList<>();
    List<Specialist> thinking = new ArrayList<>();
    for (Model model : models) {
      thinking.add(new Specialist(model, eye(seeing, model.retina(), frameWidth, frameHeight)));
    }
    this.eyes = seeing.toArray(Eye[]::new);
    this.specialists = thinking.toArray(Specialist[]::new);
  }

  private static Eye eye(List<Eye> eyes, RetinaSettings settings, int width, int height) {
    for (Eye eye : eyes) {
      if (eye.settings().equals(settings)) {
        return eye;
      }
    }
    Eye eye = new Eye(settings, width, height);
    eyes.add(eye);
    return eye;
  }

  /// Fills the retinas from a frame.
  public void look(Frame frame) {
    for (Eye eye : eyes) {
      eye.look(frame);
    }
    blur.see(eyes[0].sharpnessPerMille());
  }

  /// Whether the last second of pictures had no sharp edge in it (C9).
  public boolean blurred() {
    return blur.blurred();
  }

  /// Computes activations and estimates from the retinas.
  public void think() {
    for (Specialist specialist : specialists) {
      specialist.think();
    }
  }

  /// Judges the picture that was looked at last; on the pilot's thread.
  Release judge(FrameWatch watch, long sequence) {
    return eyes[0].judge(watch, sequence);
  }

  /// Checksum of the picture that was looked at last.
  long fingerprint() {
    return eyes[0].fingerprint();
  }

  /// Sums the networks up and compares with their beginning (M18). Safe from any thread.
  void checkWeights() {
    for (Specialist specialist : specialists) {
      specialist.checkWeights();
    }
  }

  /// Whether memory has changed a network since it came: for good. Safe from any thread.
  boolean weightsDamaged() {
    for (Specialist specialist : specialists) {
      if (specialist.weightsDamaged()) {
        return true;
      }
    }
    return false;
  }

  /// All who think, in the order of the models.
  public List<Specialist> specialists() {
    return List.of(specialists);
  }

  /// Who steers.
  public Specialist steering() {
    return specialists[0];
  }

  /// What the one who steers saw last.
  public Retina retina() {
    return steering().retina();
  }

  /// The last activations of the one who steers.
  public Activations activations() {
    return steering().activations();
  }

  /// The last estimate of the one who steers.
  public SteeringEstimate estimate() {
    return steering().estimate();
  }

  /// Frees the native memory.
  @Override
  public void close() {
    for (Eye eye : eyes) {
      eye.close();
    }
  }
}
