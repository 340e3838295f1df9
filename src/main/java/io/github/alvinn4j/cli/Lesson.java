package io.github.alvinn4j.cli;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.recording.Strictness;
import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.time.ManualClock;
import io.github.alvinn4j.training.TrainingSet;
import io.github.alvinn4j.vision.Preprocessor;
import io.github.alvinn4j.vision.Retina;
import io.github.alvinn4j.vision.RetinaSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a network is to learn and what it is examined on.
///
/// @param learned the frames that are learned from, validation part at their end
/// @param heldOut consecutive frames that are never learned from; empty if there are none
record Lesson(TrainingSet learned, Optional<TrainingSet> heldOut) {
  private static final int SAMPLE_FRAMES = 200;

  /// Reads recorded drives; of each the last share is held out, in order, never shuffled in.
  ///
  /// @param holdout share of each drive, 0..0.9
  static Lesson of(
      List<Path> tubs,
      RetinaSettings retina,
      double holdout,
      Strictness strictness,
      Output output) {
    TrainingSet learned = TrainingSet.of(retina);
    TrainingSet heldOut = TrainingSet.of(retina);
    for (Path folder : tubs) {
      TrainingSet drive = read(Tub.open(folder, strictness), retina, output);
      learned = learned.followedBy(drive.withoutLast(holdout));
      heldOut = heldOut.followedBy(drive.last(holdout));
    }
    return new Lesson(learned, heldOut.size() == 0 ? Optional.empty() : Optional.of(heldOut));
  }

  /// Up to 200 frames spread over what was learned, one retina shown again and again.
  Iterable<Retina> sample(RetinaSettings settings) {
    Retina retina = Retina.of(settings);
    int step = Math.max(1, learned.size() / SAMPLE_FRAMES);
    return () ->
        IntStream.iterate(0, frame -> frame < learned.size(), frame -> frame + step)
            .mapToObj(frame -> {
              learned.show(frame, retina);
              return retina;
            })
            .iterator();
  }

  private static TrainingSet read(Tub tub, RetinaSettings settings, Output output) {
    TrainingSet set = TrainingSet.of(settings);
    Retina retina = Retina.of(settings);
    try (TubFrameSource source =
            new TubFrameSource(tub, TubFrameSource.DEFAULT_RATE_HERTZ, new ManualClock());
        Frame frame = new Frame(tub.width(), tub.height());
        Preprocessor preprocessor = preprocessor(tub, settings)) {
      while (source.read(frame)) {
        preprocessor.look(frame, retina);
        set.add(retina, (float) Math.clamp(source.current().steering(), -1.0, 1.0));
      }
      TubRemarks.say(tub, source, output);
    }
    return set;
  }

  private static Preprocessor preprocessor(Tub tub, RetinaSettings settings) {
    try {
      return new Preprocessor(settings, tub.width(), tub.height());
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s: %s".formatted(tub.folder(), e.getMessage()), e);
    }
  }
}
