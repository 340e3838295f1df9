package io.github.alvinn4j.hardware;

import java.util.List;

/// The camera and how it sits on the car: a pinhole above flat ground, looking ahead and down.
///
/// @param source where frames come from: `simulator`, `v4l2`, `rpicam`
/// @param device N of `/dev/videoN` for `v4l2`, N of `rpicam-vid --camera N` for `rpicam`, 0..63;
///   else 0
/// @param name what the driver must call a `v4l2` camera, or a part of it, 0..80 characters; empty
///   if any camera will do
/// @param rotated whether the camera is mounted upside down
/// @param widthPixels picture width, 32..4096
/// @param heightPixels picture height, 30..4096
/// @param rateHertz pictures a second, 1..120
/// @param heightMeters of the lens above the ground, 0.02..2
/// @param pitchRadians downwards from the horizon, 0..1.2
/// @param horizontalFieldOfViewRadians 0.3..2.6
public record CameraMount(
    String source,
    int device,
    String name,
    boolean rotated,
    int widthPixels,
    int heightPixels,
    int rateHertz,
    double heightMeters,
    double pitchRadians,
    double horizontalFieldOfViewRadians) {
  /// The [#source()] that paints its pictures.
  public static final String SIMULATOR = "simulator";

  /// The [#source()] of USB cameras.
  public static final String V4L2 = "v4l2";

  /// The [#source()] of a Raspberry Pi's ribbon-cable cameras.
  public static final String RPICAM = "rpicam";

  /// Every [#source()].
  static final List<String> SOURCES = List.of(SIMULATOR, V4L2, RPICAM);

  static final int MAX_NAME = 80;

  static final int MAX_DEVICE = 63;

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public CameraMount {
    if (!SOURCES.contains(source)) {
      throw new IllegalArgumentException(
          "source = %s, expected one of %s".formatted(source, String.join(", ", SOURCES)));
    }
    Bounds.check("name length", name.length(), 0, MAX_NAME);
    Bounds.check("device", device, 0, MAX_DEVICE);
    Bounds.check("widthPixels", widthPixels, 32, 4096);
    Bounds.check("heightPixels", heightPixels, 30, 4096);
    Bounds.check("rateHertz", rateHertz, 1, 120);
    Bounds.check("heightMeters", heightMeters, 0.02, 2);
    Bounds.check("pitchRadians", pitchRadians, 0, 1.2);
    Bounds.check("horizontalFieldOfViewRadians", horizontalFieldOfViewRadians, 0.3, 2.6);
  }
}
