package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.steering.Reliability;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks and thinks: from a frame to a steering estimate, with all buffers made once.
///
/// The one path through retina, network and decoder that live drives, simulation, replay and
/// figures share. Several models think in each tick, and the most reliable of them steers; models
/// that see alike share one look. Owned by one thread.
public final class Pilot implements AutoCloseable {
  private final Eye[] eyes;
  private final List<Specialist> specialists;
  private final boolean placed; // whether all know their training places
  private final Arbiter arbiter;
  private final Optional<LaneShift> lane;
  private final BlurWatch blur = new BlurWatch();
  private int steering;

  /// Prepares one model for frames of one size.
  ///
  /// @throws IllegalArgumentException if the frames are too small for the model's retina
  public Pilot(Model model, int frameWidth, int frameHeight) {
    this(List.of(model), frameWidth, frameHeight);
  }

  /// Prepares models for frames of one size.
  ///
  /// @param models at least one
  /// @throws IllegalArgumentException if there is none, if one of several has a single output that
  ///   cannot say how reliable it is, or if the frames are too small for a retina
  public Pilot(List<Model> models, int frameWidth, int frameHeight) {
    this(models, frameWidth, frameHeight, Optional.empty());
  }

  /// The same, driving beside the line that the models have learned.
  ///
  /// @param lane shifts what they see and what is steered; made for frames of this size
  public Pilot(List<Model> models, int frameWidth, int frameHeight, Optional<LaneShift> lane) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("no model, expected at least one");
    }
    List<Eye> seeing = new ArrayList<>();
    List<Specialist> thinking = new ArrayList<>();
    for (Model model : models) {
      Eye eye =
          eyeFor(model.retina(), seeing)
              .orElseGet(() -> {
                Eye made = new Eye(model.retina(), frameWidth, frameHeight, lane);
                seeing.add(made);
                return made;
              });
      thinking.add(new Specialist(model, eye));
    }
    this.eyes = seeing.toArray(Eye[]::new);
    this.specialists = List.copyOf(thinking);
    this.placed = specialists.stream().allMatch(Specialist::knowsItsPlace);
    this.lane = lane;
    this.arbiter = new Arbiter(specialists.size());
    if (!placed) {
      requireComparable(specialists);
    }
  }

  private static void requireComparable(List<Specialist> specialists) {
    for (int i = 0; specialists.size() > 1 && i < specialists.size(); i++) {
      if (!specialists.get(i).judgesItself()) {
        throw new IllegalArgumentException(
            "output coding SINGLE of model %d of %d, expected HILL beside other models"
                .formatted(i + 1, specialists.size()));
      }
    }
  }

  private static Optional<Eye> eyeFor(RetinaSettings settings, List<Eye> eyes) {
    return eyes.stream().filter(eye -> eye.settings().equals(settings)).findFirst();
  }

  /// Fills the retinas from a frame.
  public void look(Frame frame) {
    if (lane.isPresent()) {
      lane.get().advance();
    }
    for (Eye eye : eyes) {
      eye.look(frame);
    }
    blur.see(eyes[0].sharpnessPerMille());
  }

  /// Whether the last second of pictures had no sharp edge in it (C9).
  public boolean blurred() {
    return blur.blurred();
  }

  /// Computes activations and estimates from the retinas, and decides who steers.
  public void think() {
    for (int i = 0; i < specialists.size(); i++) {
      Specialist specialist = specialists.get(i);
      specialist.think();
      arbiter.hear(i, trust(specialist));
    }
    steering = arbiter.decide();
  }

  // Models that all know their training places are compared by that, others by their hills.
  private int trust(Specialist specialist) {
    Optional<Reliability> own = specialist.reliability();
    return placed && own.isPresent() ? own.get().reliabilityQ15() : specialist.reliabilityQ15();
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
    for (int i = 0; i < specialists.size(); i++) { // each tick asks: no iterator is made
      if (specialists.get(i).weightsDamaged()) {
        return true;
      }
    }
    return false;
  }

  /// Forgets what it was shown to warm up.
  void forget() {
    arbiter.forget();
    steering = 0;
  }

  /// All who think, in the order of the models.
  public List<Specialist> specialists() {
    return specialists;
  }

  /// Who steers.
  public Specialist steering() {
    return specialists.get(steering);
  }

  /// What is to be steered: the estimate of the one who steers, brought to the line that the car is
  /// to keep, -32767..32767.
  public int steeringQ15() {
    int own = estimate().steeringQ15();
    return lane.isPresent() ? lane.get().steeringQ15(own) : own;
  }

  /// Wants another line to be kept; nothing happens without a virtual camera. Safe from any thread.
  ///
  /// @param meters to the right of the line that was learned, held within `-0.5..0.5`
  public void wantLane(double meters) {
    if (lane.isPresent()) {
      lane.get().want(meters);
    }
  }

  /// How far to the right of the learned line the car is to drive now, in meters.
  public double laneMeters() {
    return lane.isPresent() ? lane.get().meters() : 0;
  }

  /// Which model steers, from 0, in the order of the models.
  public int steeringModel() {
    return steering;
  }

  /// How reliable a model has been over the last frames: what decides.
  ///
  /// @param model from 0
  /// @return 0..32767; 0 for a single output unit, which cannot say
  public int reliabilityQ15(int model) {
    return arbiter.reliabilityQ15(model);
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
