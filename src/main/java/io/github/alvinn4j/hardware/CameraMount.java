package io.github.alvinn4j.hardware;

/// The camera and how it sits on the car: a pinhole above flat ground, looking ahead and down.
///
/// @param source where frames come from: `simulator`, `v4l2`
/// @param device number of the device for `v4l2`, else 0
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
    double horizontalFieldOfViewRadians) {}
