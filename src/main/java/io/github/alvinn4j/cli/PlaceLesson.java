package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Model;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.training.PlaceFrames;
import io.github.alvinn4j.training.PlaceLearner;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.SceneProfile;
import java.nio.file.Path;
import java.util.List;

/// Shows a trained model its drives once more, so that it knows its training place.
final class PlaceLesson {
  private PlaceLesson() {}

  /// The model with what it knows now.
  ///
  /// @param tubs the drives it was trained with
  /// @param held last share of each drive that says what is usual there: what was held out
  /// @throws IllegalArgumentException if too few frames are held out
  static Model teach(Model model, List<Path> tubs, double held, Strictness strictness) {
    PlaceLearner learner = new PlaceLearner(model);
    PlaceFrames heldOut = new PlaceFrames(model.retina());
    for (Path folder : tubs) {
      PlaceFrames drive = read(folder, strictness, model.retina());
      learner.learn(drive.withoutLast(held));
      heldOut.add(drive.last(held));
    }
    return learner.finish(heldOut);
  }

  /// All frames of a drive.
  static PlaceFrames read(Path folder, Strictness strictness, RetinaSettings settings) {
    Tub tub = Tub.open(folder, strictness);
    PlaceFrames frames = new PlaceFrames(settings);
    Retina retina = Retina.of(settings);
    SceneProfile scene = new SceneProfile(settings.rows(), settings.columns());
    try (TubFrameSource source =
            new TubFrameSource(tub, TubFrameSource.DEFAULT_RATE_HERTZ, new ManualClock());
        Frame frame = new Frame(tub.width(), tub.height());
        Preprocessor preprocessor = new Preprocessor(settings, tub.width(), tub.height())) {
      while (source.read(frame)) {
        preprocessor.look(frame, retina);
        preprocessor.profile(scene);
        frames.add(retina, (float) Math.clamp(source.current().steering(), -1.0, 1.0), scene);
      }
    }
    return frames;
  }
}
