package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.network.FloatNetwork;
import io.github.alvinn4j.training.OnTheFlyLearner;
import io.github.alvinn4j.training.OnTheFlySettings;
import io.github.alvinn4j.training.PurePursuit;
import io.github.alvinn4j.training.SteeringGeometry;
import io.github.alvinn4j.training.ViewBank;
import io.github.alvinn4j.vision.GroundPlane;
import io.github.alvinn4j.vision.RetinaSettings;
import java.util.random.RandomGenerator;

/// Wires a learner for one car.
final class OnTheFly {
  private OnTheFly() {}

  /// A learner that has seen nothing.
  ///
  /// @param wanted how it learns, where the profile does not say what suits the car
  /// @param start where learning begins, not modified
  /// @throws UsageException if the views' range does not suit the car
  static OnTheFlyLearner learner(
      VehicleProfile profile,
      RetinaSettings retina,
      OnTheFlySettings wanted,
      FloatNetwork start,
      RandomGenerator random) {
    VehicleGeometry geometry = profile.geometry();
    try {
      OnTheFlySettings settings = suiting(profile, wanted);
      PurePursuit labels =
          new PurePursuit(
              new SteeringGeometry(geometry::curvaturePerMeter, geometry::steering),
              settings.lookAheadMeters());
      ViewBank views = new ViewBank(groundPlane(profile), retina, settings, random);
      return new OnTheFlyLearner(start, settings, views, labels, random);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "vehicle profile '%s', learning: %s".formatted(profile.name(), e.getMessage()), e);
    }
  }

  private static OnTheFlySettings suiting(VehicleProfile profile, OnTheFlySettings wanted) {
    return profile
        .learning()
        .map(ranges ->
            wanted.suiting(
                ranges.shiftMeters(),
                ranges.rotationRadians(),
                ranges.lookAheadMeters(),
                (int) Math.round(ranges.labelLagSeconds() * profile.camera().rateHertz())))
        .orElse(wanted);
  }

  /// What the car's camera sees of the ground; the lens is taken to sit above the car's middle.
  static GroundPlane groundPlane(VehicleProfile profile) {
    CameraMount camera = profile.camera();
    return new GroundPlane(
        camera.heightMeters(),
        camera.pitchRadians(),
        camera.horizontalFieldOfViewRadians(),
        camera.widthPixels(),
        camera.heightPixels(),
        profile.geometry().wheelbaseMeters() / 2);
  }
}
