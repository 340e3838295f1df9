package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.network.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The models that think in one drive, in the order a person gave them, and the line they keep.
///
/// @param all at least one
/// @param laneMeters how far to the right of the line they have learned they are to drive; with
///   nothing there is no virtual camera
record Models(List<NamedModel> all, Optional<Double> laneMeters) {

  /// On the line they have learned.
  Models(List<NamedModel> all) {
    this(all, Optional.empty());
  }

  /// The same on a line beside.
  Models beside(Optional<Double> meters) {
    return new Models(all, meters);
  }

  /// Makes the list its own.
  Models {
    all = List.copyOf(all);
  }

  /// One model alone.
  static Models of(Path file, Model model) {
    return new Models(List.of(new NamedModel(file, model)));
  }

  /// Whether more than one thinks, so that somebody has to choose.
  boolean several() {
    return all.size() > 1;
  }

  /// The networks alone.
  List<Model> networks() {
    return all.stream().map(NamedModel::model).toList();
  }

  /// The files, for a message.
  String files() {
    return all.stream().map(named -> named.file().toString()).collect(Collectors.joining(", "));
  }

  /// What people call them: the names of the files without their ends.
  List<String> names() {
    return all.stream().map(Models::name).toList();
  }

  private static String name(NamedModel named) {
    String file = String.valueOf(named.file().getFileName());
    int end = file.lastIndexOf('.');
    return end > 0 ? file.substring(0, end) : file;
  }

  /// Whether one of them has learned from a track.
  boolean learnedFrom(String track) {
    return all.stream().anyMatch(named -> Demonstrations.tracksOf(named.model()).contains(track));
  }

  /// Puts the file into a result, or the files.
  void fill(ObjectNode json) {
    json.put("model", files());
    laneMeters.ifPresent(meters -> json.put("lane_shift_meters", meters));
  }
}
