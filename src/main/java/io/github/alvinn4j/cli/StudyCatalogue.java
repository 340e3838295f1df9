package io.github.alvinn4j.cli;

import io.github.alvinn4j.study.Approximation;
import io.github.alvinn4j.study.HiddenUnits;
import io.github.alvinn4j.study.LinearCollapse;
import io.github.alvinn4j.study.NumberFormat;
import io.github.alvinn4j.study.OutputCodingStudy;
import io.github.alvinn4j.study.StepSize;
import io.github.alvinn4j.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// All studies, in the order in which they tell their story.
final class StudyCatalogue {
  private StudyCatalogue() {}

  static List<Study> all() {
    return List.of(
        StepSize.standard(),
        LinearCollapse.standard(),
        Approximation.standard(),
        HiddenUnits.standard(),
        OutputCodingStudy.standard(),
        NumberFormat.standard());
  }

  /// The studies of these names, in their own order, each once.
  ///
  /// @throws UsageException if a name is none of a study
  static List<Study> named(List<String> names) {
    List<Study> all = all();
    List<String> unknown = new ArrayList<>(names);
    all.forEach(study -> unknown.removeIf(study.name()::equals));
    if (!unknown.isEmpty()) {
      throw new UsageException(
          "study = %s, expected some of: %s"
              .formatted(
                  unknown.getFirst(),
                  all.stream().map(Study::name).collect(Collectors.joining(", "))));
    }
    return all.stream().filter(study -> names.contains(study.name())).toList();
  }
}
