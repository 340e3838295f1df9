package io.github.alvinn4j.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes sure that `/dev/videoN` is the camera that is meant.
///
/// The kernel numbers cameras in the order in which they are found; with two of them the numbers
/// change places from one start to the next (C17).
final class VideoDevice {
  private static final Path CLASS = Path.of("/sys/class/video4linux");

  private VideoDevice() {}

  /// Checks the name that the driver gives.
  ///
  /// @param expected the name, or a part of it; empty if any camera will do
  /// @throws CameraException if it is another one
  static void check(int device, String expected) {
    check(CLASS, device, expected);
  }

  /// The same, for a tree elsewhere.
  static void check(Path tree, int device, String expected) {
    if (expected.isEmpty()) {
      return;
    }
    Path file = tree.resolve("video" + device).resolve("name");
    String found;
    try {
      found = Files.readString(file).strip();
    } catch (IOException e) {
      throw new CameraException("camera /dev/video%d: cannot read %s".formatted(device, file), e);
    }
    if (!found.contains(expected)) {
      throw new CameraException(
          "camera /dev/video%d is '%s', expected '%s'".formatted(device, found, expected));
    }
  }
}
