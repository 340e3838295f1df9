package io.github.alvinn4j.hardware;

import java.util.List;

/// The camera and how it sits on the car: a pinhole above flat ground, looking ahead and down.
///
/// @param source where frames come from: `simulator`, `v4l2`
/// @param device number of the device for `v4l2`, 0..63, else 0
/// @param widthPixels picture width, 32..4096
/// @param heightPixels picture height, 30..4096
/// @param rateHertz pictures a second, 1..120
/// @param heightMeters of the lens above the ground, 0.02..2
/// @param pitchRadians downwards from the horizon, 0..1.2
/// @param horizontalFieldOfViewRadians 0.3..2.6
public record CameraMount(
    String source,
    int device,
    int widthPixels,
    int heightPixels,
    int rateHertz,
    double heightMeters,
    double pitchRadians,
    double horizontalFieldOfViewRadians) {
  /// Every [#source()].
  static final List<String> SOURCES = List.of("simulator", "v4l2");

  static final int MAX_DEVICE = 63;

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public CameraMount {
    if (!SOURCES.contains(source)) {
      throw new IllegalArgumentException(
          "source = %s, expected one of %s".formatted(source, String.join(", ", SOURCES)));
    }
    Bounds.check("device", device, 0, MAX_DEVICE);
    Bounds.check("widthPixels", widthPixels, 32, 4096);
    Bounds.check("heightPixels", heightPixels, 30, 4096);
    Bounds.check("rateHertz", rateHertz, 1, 120);
    Bounds.check("heightMeters", heightMeters, 0.02, 2);
    Bounds.check("pitchRadians", pitchRadians, 0, 1.2);
    Bounds.check("horizontalFieldOfViewRadians", horizontalFieldOfViewRadians, 0.3, 2.6);
  }
}
