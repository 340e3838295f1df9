package io.github.alvinn4j.cli;

import io.github.alvinn4j.recording.Tub;
import io.github.alvinn4j.recording.TubFrameSource;
import io.github.alvinn4j.recording.TubProblem;
import java.util.ArrayList;
import java.util.List;

/// Says what was skipped in a recorded drive.
final class TubRemarks {
  private static final int SHOWN = 5;

  private TubRemarks() {}

  /// The first problems, each with its place, and how many there are.
  static void say(Tub tub, TubFrameSource source, Output output) {
    List<TubProblem> problems = new ArrayList<>(tub.problems());
    problems.addAll(source.problems());
    int count = tub.problemCount() + source.skippedFrames();
    problems.stream().limit(SHOWN).forEach(problem -> output.remark("skipped: " + problem));
    if (count > SHOWN) {
      output.remark("skipped: %d records in all".formatted(count));
    }
  }
}
