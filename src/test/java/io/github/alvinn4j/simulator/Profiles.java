package io.github.alvinn4j.simulator;

import io.github.alvinn4j.hardware.ActuatorWiring;
import io.github.alvinn4j.hardware.CameraMount;
import io.github.alvinn4j.hardware.DrivingLimits;
import io.github.alvinn4j.hardware.VehicleGeometry;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.PulseRange;
import io.github.alvinn4j.safety.SlewLimit;
import java.nio.file.Path;

/// The cars and tracks of the simulator's tests.
final class Profiles {
  private Profiles() {}

  static VehicleProfile car() {
    return car(new CameraMount("simulator", 0, "", false, 160, 120, 20, 0.16, 0.5236, 2.0944));
  }

  static VehicleProfile car(CameraMount camera) {
    return new VehicleProfile(
        "test car",
        camera,
        new VehicleGeometry(0.165, 0.5, 2, 0.2),
        new ActuatorWiring.Simulator(),
        new PulseRange(1000, 1500, 2000),
        new PulseRange(1000, 1500, 2000),
        new DrivingLimits(new SlewLimit(200, 1600), new SlewLimit(100, 800), 0.5, 1, 100));
  }

  static Track track(String name) {
    return Track.read(Path.of("simulator", "tracks", name + ".csv"));
  }
}
