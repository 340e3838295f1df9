package io.github.alvinn4j.training;

import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.SceneProfile;
import java.util.ArrayList;
import java.util.List;

/// Consecutive frames of a place: each retina with the profile of its scene.
///
/// Grows by [#add]. Not safe for concurrent use.
public final class PlaceFrames {
  private TrainingSet retinas;
  private final List<int[]> scenes;

  /// Makes an empty set for a way of seeing.
  public PlaceFrames(RetinaSettings settings) {
    this(TrainingSet.of(settings), new ArrayList<>());
  }

  private PlaceFrames(TrainingSet retinas, List<int[]> scenes) {
    this.retinas = retinas;
    this.scenes = scenes;
  }

  /// Appends the next frame.
  ///
  /// @param retina not modified, copied
  /// @param label normalised steering, -1 (left) .. +1 (right)
  /// @param scene of the same frame, not modified, copied
  public void add(Retina retina, float label, SceneProfile scene) {
    retinas.add(retina, label);
    scenes.add(scene.numbers().clone());
  }

  /// Appends the frames of another set of the same shape.
  public void add(PlaceFrames other) {
    retinas = retinas.followedBy(other.retinas);
    scenes.addAll(other.scenes);
  }

  /// The first frames, without the last `share` of them; split as [TrainingSet#withoutLast].
  public PlaceFrames withoutLast(double share) {
    TrainingSet first = retinas.withoutLast(share);
    return new PlaceFrames(first, new ArrayList<>(scenes.subList(0, first.size())));
  }

  /// The last `share` of the frames: those that [#withoutLast] leaves out.
  public PlaceFrames last(double share) {
    TrainingSet last = retinas.last(share);
    int from = scenes.size() - last.size();
    return new PlaceFrames(last, new ArrayList<>(scenes.subList(from, scenes.size())));
  }

  /// Shows one frame's retina again.
  ///
  /// @param retina overwritten; of the settings' shape
  public void show(int frame, Retina retina) {
    retinas.show(frame, retina);
  }

  /// The numbers of one frame's scene profile; not to be modified.
  public int[] scene(int frame) {
    return scenes.get(frame);
  }

  /// The frames without their scenes, with the steering of each; not to be modified.
  public TrainingSet retinas() {
    return retinas;
  }

  /// Number of frames.
  public int size() {
    return retinas.size();
  }
}
