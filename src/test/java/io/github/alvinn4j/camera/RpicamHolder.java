package io.github.alvinn4j.camera;

import io.github.alvinn4j.time.SystemClock;
import java.nio.file.Path;

/// A second process for the tests: reads pictures of a camera program until it is killed.
final class RpicamHolder {
  private RpicamHolder() {}

  /// Runs it; says the camera program's process id after the first picture.
  ///
  /// @param arguments the program in the place of `rpicam-vid`
  public static void main(String[] arguments) {
    RpicamProgram program = new RpicamProgram(Path.of(arguments[0]));
    PictureFormat format = new PictureFormat(40, 32, 20, false);
    try (RpicamCamera camera = RpicamCamera.open(program, 0, format, new SystemClock());
        Frame frame = new Frame(40, 32)) {
      camera.read(frame);
      System.out.println(camera.pid());
      while (camera.read(frame)) {
        Thread.onSpinWait();
      }
    }
  }
}
