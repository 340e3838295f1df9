package io.github.alvinn4j.cli;

import io.github.alvinn4j.simulator.Track;
import io.github.alvinn4j.simulator.TrackPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Says what a track is: how long, how wide, how tight, which way round.
final class InspectTrack {
  private static final double STEP_METERS = 0.05;

  private final Path file;
  private final Track track;

  /// Reads the track.
  InspectTrack(Path file) {
    this.file = file;
    this.track = Track.read(file);
  }

  void describe(Facts facts) {
    facts.text("file", "track", file.toString());
    facts.number("length_meters", "length", track.lengthMeters(), 2, "m");
    double narrowest = Double.POSITIVE_INFINITY;
    double sum = 0;
    double twiceArea = 0;
    int samples = (int) Math.ceil(track.lengthMeters() / STEP_METERS);
    double step = track.lengthMeters() / samples;
    TrackPosition position = new TrackPosition();
    for (int i = 0; i < samples; i++) {
      track.at(i * step, position);
      double width = position.leftMeters() + position.rightMeters();
      narrowest = Math.min(narrowest, width);
      sum += width;
      twiceArea +=
          track.xMeters(i * step, 0) * track.yMeters((i + 1) * step, 0)
              - track.xMeters((i + 1) * step, 0) * track.yMeters(i * step, 0);
    }
    facts.number("min_width_meters", "width, narrowest", narrowest, 2, "m");
    facts.number("mean_width_meters", "width, mean", sum / samples, 2, "m");
    facts.number("min_radius_meters", "smallest radius", 1 / track.maxCurvaturePerMeter(), 2, "m");
    facts.text("direction", "direction", twiceArea > 0 ? "counter-clockwise" : "clockwise");
    facts.whole("points", "points in the file", rows(), "with the repeated last one");
  }

  private long rows() {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> !line.isBlank()).count() - 1; // the first names the columns
    } catch (IOException e) {
      throw new UsageException("%s: cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// The track from above.
  byte[] png(String name) {
    return new TrackPicture(track, name).png();
  }
}
