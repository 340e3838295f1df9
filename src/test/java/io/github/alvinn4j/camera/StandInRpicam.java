package io.github.alvinn4j.camera;

import io.github.alvinn4j.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;

/// A real child process in the place of `rpicam-vid`: a shell script that writes what a test says.
///
/// In the script `$dir` is the folder that holds the pictures.
public final class StandInRpicam {
  private final Path folder;
  private final Path script;

  /// Writes the script.
  ///
  /// @param single shell commands for the call that asks for one picture
  /// @param stream shell commands for the call that asks for a stream
  public StandInRpicam(Path folder, String single, String stream) throws IOException {
    this.folder = folder;
    this.script = folder.resolve("rpicam-vid");
    Files.writeString(
        script,
        """
        #!/bin/sh
        dir='%s'
        echo "$*" >> "$dir/calls"
        case " $* " in
          *" --frames 1"*) %s;;
          *) %s;;
        esac
        """
            .formatted(folder, single, stream));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /// Writes a raw picture that the script can `cat`: luma rising with column, row and brightness.
  public StandInRpicam picture(String name, YuvSize size, int brightness) throws IOException {
    byte[] bytes = new byte[size.stride() * size.height() * 3 / 2];
    Arrays.fill(bytes, (byte) 128);
    for (int row = 0; row < size.height(); row++) {
      for (int column = 0; column < size.width(); column++) {
        bytes[row * size.stride() + column] = (byte) luma(row, column, brightness);
      }
    }
    Files.write(folder.resolve(name), bytes);
    return this;
  }

  /// Luma of a picture's pixel, 0..255.
  public static int luma(int row, int column, int brightness) {
    return Math.min(255, brightness + column + row);
  }

  /// Size of a raw picture.
  public record YuvSize(int width, int height, int stride) {}

  /// Opens a camera on the script.
  public RpicamCamera open(PictureFormat format, Clock clock) {
    return RpicamCamera.open(new RpicamProgram(script), 0, format, clock);
  }

  /// How the script was called, one line a call.
  public List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  Path script() {
    return script;
  }
}
