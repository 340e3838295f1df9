package io.github.alvinn4j.learning;

import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.network.IntegerNetwork;
import io.github.alvinn4j.training.OnTheFlyLearner;
import io.github.alvinn4j.training.OnTheFlySettings;
import io.github.alvinn4j.training.PurePursuit;
import io.github.alvinn4j.training.SteeringGeometry;
import io.github.alvinn4j.training.ViewBank;
import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A learner beside a person's recorded drive, that can be taught wrong things.
final class TaughtDrive {
  static final float RATE = 0.03f;
  private static final RetinaSettings SEEING = RetinaSettings.STANDARD;
  private static final SteeringGeometry CAR =
      new SteeringGeometry(
          steering -> StrictMath.tan(steering * 0.5) / 0.165,
          curvature -> StrictMath.atan(curvature * 0.165) / 0.5);

  final OnTheFlyLearner core;
  final Learner learner;
  final List<IntegerNetwork> published = new ArrayList<>();
  private final TeacherDrive drive = TeacherDrive.recorded();
  private int frame;

  TaughtDrive(float rate) {
    OnTheFlySettings settings = new OnTheFlySettings(rate, 0.5f, 4, 400, 0.25, 0.1, 0.15, 0.6, 0);
    SplittableRandom random = new SplittableRandom(12);
    core =
        new OnTheFlyLearner(
            FloatNetwork.hill(SEEING.pixels(), 5, 30, random),
            settings,
            new ViewBank(new GroundPlane(0.16, 0.5, 2, 160, 120, 0.08), SEEING, settings, random),
            new PurePursuit(CAR, settings.lookAheadMeters()),
            random);
    learner = new Learner(core, SEEING.rows(), SEEING.columns(), 100, published::add);
  }

  /// Teaches so many frames of the drive as the person drove them.
  Progress teach(int frames) {
    for (int i = 0; i < frames; i++, frame++) {
      learner.take(drive.example(frame));
    }
    return learner.progress();
  }

  /// Teaches so many frames, or until learning is rolled back, with steerings that mean nothing.
  ///
  /// @return frames until then
  int teachNoise(int frames, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int before = learner.progress().rollbacks();
    for (int i = 0; i < frames; i++, frame++) {
      int picture = frame % drive.size();
      int wish = random.nextInt(-32_000, 32_001);
      learner.take(drive.example(frame, picture, wish, 8000, true));
      if (learner.progress().rollbacks() > before) {
        return i + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  /// Mean distance of a network to the person on frames of the drive, of full lock.
  double error(IntegerNetwork network, int from, int to) {
    return drive.error(network, from, to);
  }

  /// A weight of the network that learns becomes what no weight can be.
  void poison() {
    core.network().layers().getFirst().weights(2)[17] = Float.NaN;
  }
}
