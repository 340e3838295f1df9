package io.github.alvinn4j.study;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.training.PlaceFrames;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.ColourTerm;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.SceneProfile;
import java.nio.file.Path;
import java.util.List;

/// The real drive of the repository as material; it stands in for the simulator's too.
final class RealDrive {
  private static final Path TUB = Path.of("src/test/resources/drives/circuit_launch_400/tub");
  private static final Path OTHER_TUB = Path.of("src/test/resources/drives/carpet_walls_60/tub");
  private static final RetinaSettings RETINA =
      new RetinaSettings(30, 32, 20, 100, ColourTerm.NORMALISED_BLUE, 0);
  private static final DrivingData DRIVE = read();

  private RealDrive() {}

  static Material material(long seed) {
    return new Material(
        () -> List.of(DRIVE),
        () -> DRIVE,
        () -> List.of(place("own", TUB), place("other", OTHER_TUB)),
        _ -> List.of(DRIVE),
        seed);
  }

  private static Place place(String name, Path folder) {
    Tub tub = Tub.open(folder, Strictness.STRICT);
    PlaceFrames frames = new PlaceFrames(RETINA);
    Retina retina = new Retina(RETINA.rows(), RETINA.columns());
    SceneProfile scene = new SceneProfile(RETINA.rows(), RETINA.columns());
    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());
        Frame frame = new Frame(tub.width(), tub.height());
        Preprocessor preprocessor = new Preprocessor(RETINA, tub.width(), tub.height())) {
      while (source.read(frame)) {
        preprocessor.look(frame, retina);
        preprocessor.profile(scene);
        frames.add(retina, (float) source.current().steering(), scene);
      }
    }
    return new Place(name, RETINA, frames);
  }

  private static DrivingData read() {
    Tub tub = Tub.open(TUB, Strictness.STRICT);
    TrainingSet set = new TrainingSet(RETINA.rows(), RETINA.columns());
    Retina retina = new Retina(RETINA.rows(), RETINA.columns());
    try (TubFrameSource source = new TubFrameSource(tub, 20, new ManualClock());
        Frame frame = new Frame(tub.width(), tub.height());
        Preprocessor preprocessor = new Preprocessor(RETINA, tub.width(), tub.height())) {
      while (source.read(frame)) {
        preprocessor.look(frame, retina);
        set.add(retina, (float) source.current().steering());
      }
    }
    return new DrivingData("real", "a real drive", set.withoutLast(0.2), set.last(0.2));
  }
}
