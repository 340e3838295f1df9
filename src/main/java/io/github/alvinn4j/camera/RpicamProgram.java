package io.github.alvinn4j.camera;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The Raspberry Pi's program for its ribbon-cable cameras, and how it is called.
///
/// @param path of `rpicam-vid`, or of `libcamera-vid` as it was called before
record RpicamProgram(Path path) {
  private static final List<String> NAMES = List.of("rpicam-vid", "libcamera-vid");

  /// Finds the program on the `PATH`.
  ///
  /// @param camera for the message
  /// @throws CameraException saying what to install
  static RpicamProgram find(String camera) {
    return find(camera, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  static RpicamProgram find(String camera, String folders) {
    return NAMES.stream()
        .flatMap(name ->
            Arrays.stream(folders.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(RpicamProgram::new)
        .orElseThrow(() ->
            new CameraException(
                camera
                    + ": no program rpicam-vid on the PATH: sudo apt install rpicam-apps-lite"
                    + " (Raspberry Pi OS)"));
  }

  /// The call that writes raw pictures to its standard output until it is ended.
  ///
  /// @param index of the camera in `rpicam-vid --list-cameras`
  List<String> stream(int index, PictureFormat format) {
    List<String> command = call(index, format);
    command.addAll(List.of("--timeout", "0"));
    return command;
  }

  /// The call that writes one raw picture and ends.
  List<String> single(int index, PictureFormat format) {
    List<String> command = call(index, format);
    command.addAll(List.of("--frames", "1"));
    return command;
  }

  // With --signal a broken pipe ends the program in order, otherwise by an error of its own. A long
  // queue of buffers would be a queue of old pictures.
  private List<String> call(int index, PictureFormat format) {
    List<String> command = new ArrayList<>();
    command.add(path.toString());
    command.addAll(List.of("--camera", Integer.toString(index)));
    command.addAll(List.of("--width", Integer.toString(format.widthPixels())));
    command.addAll(List.of("--height", Integer.toString(format.heightPixels())));
    command.addAll(List.of("--framerate", Integer.toString(format.rateHertz())));
    command.addAll(List.of("--codec", "yuv420", "--output", "-", "--flush", "--nopreview"));
    command.addAll(List.of("--buffer-count", "3", "--denoise", "cdn_off", "--verbose", "0"));
    command.add("--signal");
    if (format.rotated()) {
      command.addAll(List.of("--rotation", "180"));
    }
    return command;
  }
}
