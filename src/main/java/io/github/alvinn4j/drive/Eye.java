package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.SceneProfile;
import io.github.alvinn4j.vision.ShiftedView;
import java.util.Optional;

/// One way of seeing: a preprocessor and the retina it fills, shared by all specialists that see
/// so.
///
/// Owned by one thread.
final class Eye implements AutoCloseable {
  private final RetinaSettings settings;
  private final Preprocessor preprocessor;
  private final Retina retina;
  private final SceneProfile scene;
  private boolean profiles;
  private final Retina straight; // what the camera sees, if another view is shown
  private final Optional<LaneShift> lane;
  private final ShiftedView[] views;

  /// Prepares for frames of one size.
  ///
  /// @param lane shows the picture as from beside the car
  /// @throws IllegalArgumentException if the frames are too small for the retina
  Eye(RetinaSettings settings, int frameWidth, int frameHeight, Optional<LaneShift> lane) {
    this.settings = settings;
    this.preprocessor = new Preprocessor(settings, frameWidth, frameHeight);
    this.retina = Retina.of(settings);
    this.scene = new SceneProfile(settings.rows(), settings.columns());
    this.straight = Retina.of(settings);
    this.lane = lane;
    this.views = lane.isPresent() ? lane.get().views(settings) : new ShiftedView[0];
  }

  /// Fills the retina from a frame.
  void look(Frame frame) {
    if (lane.isEmpty() || lane.get().isOwn()) {
      preprocessor.look(frame, retina);
    } else {
      preprocessor.look(frame, straight);
      views[lane.get().view()].apply(straight.pixels(), retina.pixels());
    }
    if (profiles) {
      preprocessor.profile(scene);
    }
  }

  /// Takes the profile of every scene from now on; before the first frame.
  void profileScenes() {
    profiles = true;
  }

  /// The profile of the scene that was looked at last, if profiles are taken.
  SceneProfile scene() {
    return scene;
  }

  /// Judges the picture that was looked at last.
  Release judge(FrameWatch watch, long sequence) {
    return watch.judge(
        sequence, preprocessor.darkest(), preprocessor.brightest(), preprocessor.fingerprint());
  }

  /// Checksum of the picture that was looked at last.
  long fingerprint() {
    return preprocessor.fingerprint();
  }

  /// The sharpest edge of the picture that was looked at last, 0..1000.
  int sharpnessPerMille() {
    return preprocessor.sharpnessPerMille();
  }

  /// How it sees.
  RetinaSettings settings() {
    return settings;
  }

  /// What was seen last.
  Retina retina() {
    return retina;
  }

  /// Frees the native memory.
  @Override
  public void close() {
    preprocessor.close();
  }
}
