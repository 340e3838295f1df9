package io.github.alvinn4j.training;

import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.RetinaSettings;
import io.github.alvinn4j.vision.ShiftedView;
import java.util.random.RandomGenerator;

/// The shifted and rotated views that frames are learned with, made once and drawn from.
///
/// The range of shifts is cut into as many strips as a frame gets views, so that each frame shows
/// the whole range; each strip has several views, with a random shift within it and a random
/// rotation. Immutable; safe from any thread.
public final class ViewBank {
  private static final int VIEWS_PER_STRIP = 16;

  private final ShiftedView[][] strips; // (views per frame, views per strip)

  /// Makes the tables: some tens of milliseconds, 12 KB each for a retina of 30x32.
  ///
  /// @param random draws shifts and rotations
  public ViewBank(
      GroundPlane ground,
      RetinaSettings retina,
      OnTheFlySettings settings,
      RandomGenerator random) {
    this.strips = new ShiftedView[settings.viewsPerFrame()][VIEWS_PER_STRIP];
    for (int strip = 0; strip < strips.length; strip++) {
      for (int i = 0; i < VIEWS_PER_STRIP; i++) {
        double across = (strip + random.nextDouble()) / strips.length;
        strips[strip][i] =
            new ShiftedView(
                ground,
                retina,
                (2 * across - 1) * settings.maxShiftMeters(),
                (2 * random.nextDouble() - 1) * settings.maxRotationRadians());
      }
    }
  }

  /// How many views a frame gets.
  int viewsPerFrame() {
    return strips.length;
  }

  /// Draws a view of one strip, 0 .. viewsPerFrame-1 from left to right.
  ShiftedView draw(int strip, RandomGenerator random) {
    return strips[strip][random.nextInt(VIEWS_PER_STRIP)];
  }
}
