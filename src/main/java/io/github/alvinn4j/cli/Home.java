package io.github.alvinn4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the program's own files lie: models, vehicle profiles, tracks.
///
/// The launcher names the folder; without it the working directory counts.
final class Home {
  private Home() {}

  /// One of the program's own files, relative to the working directory if that is shorter to read.
  static Path file(String name) {
    Path home = Path.of(System.getProperty("alvinn.home", "")).toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath();
    Path file = home.resolve(name);
    return file.startsWith(here) ? here.relativize(file) : file;
  }

  /// A file the person named: as it is, or, if it is not there, among the program's own.
  static Path given(Path path) {
    if (Files.exists(path) || path.isAbsolute()) {
      return path;
    }
    Path own = file(path.toString());
    return Files.exists(own) ? own : path;
  }
}
