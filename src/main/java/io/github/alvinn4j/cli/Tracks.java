package io.github.alvinn4j.cli;

import io.github.alvinn4j.simulator.Track;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Finds the tracks that were named: files, or all of a folder.
final class Tracks {
  private Tracks() {}

  /// Reads tracks in the order they were named, those of a folder by name.
  ///
  /// @throws UsageException if a folder holds none
  static List<Track> read(List<Path> named) {
    List<Track> tracks = new ArrayList<>();
    for (Path path : named) {
      Path given = Home.given(path);
      if (Files.isDirectory(given)) {
        files(given).forEach(file -> tracks.add(Track.read(file)));
      } else {
        tracks.add(Track.read(given));
      }
    }
    return tracks;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> tracks = files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
      if (tracks.isEmpty()) {
        throw new UsageException("%s: no .csv file, expected tracks".formatted(folder));
      }
      return tracks;
    } catch (IOException e) {
      throw new UsageException("%s: cannot be listed: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
