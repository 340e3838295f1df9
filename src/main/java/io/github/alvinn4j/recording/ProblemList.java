package io.github.alvinn4j.recording;

import java.util.ArrayList;
import java.util.List;

/// Collects problems, keeps the first ones and counts all, so that a hostile file cannot fill
/// memory.
final class ProblemList {
  private final List<TubProblem> listed = new ArrayList<>();
  private int count;

  /// Takes one more.
  void add(TubProblem problem) {
    count++;
    if (listed.size() < Tub.MAX_LISTED_PROBLEMS) {
      listed.add(problem);
    }
  }

  /// The first problems in the order they were found.
  List<TubProblem> listed() {
    return List.copyOf(listed);
  }

  /// How many were found.
  int count() {
    return count;
  }
}
