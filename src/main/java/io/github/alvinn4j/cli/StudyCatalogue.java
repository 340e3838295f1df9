package io.github.alvinn4j.cli;

import io.github.alvinn4j.study.Approximation;
import io.github.alvinn4j.study.DoubleDescent;
import io.github.alvinn4j.study.DropoutRates;
import io.github.alvinn4j.study.EarlyStopping;
import io.github.alvinn4j.study.Gap;
import io.github.alvinn4j.study.HiddenUnits;
import io.github.alvinn4j.study.LinearCollapse;
import io.github.alvinn4j.study.NumberFormat;
import io.github.alvinn4j.study.OutputCodingStudy;
import io.github.alvinn4j.study.ReliabilityStudy;
import io.github.alvinn4j.study.StepSize;
import io.github.alvinn4j.study.Study;
import io.github.alvinn4j.study.WeightDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All studies, in the order in which they tell their story.
final class StudyCatalogue {
  private StudyCatalogue() {}

  /// The studies that take longer than two minutes: run by name only, never by `--all`.
  static List<Study> slow() {
    return List.of(Gap.standard());
  }

  /// All studies, the slow ones last.
  static List<Study> everything() {
    return Stream.concat(all().stream(), slow().stream()).toList();
  }

  static List<Study> all() {
    return List.of(
        StepSize.standard(),
        LinearCollapse.standard(),
        Approximation.standard(),
        EarlyStopping.standard(),
        WeightDecay.standard(),
        DropoutRates.standard(),
        DoubleDescent.standard(),
        HiddenUnits.standard(),
        OutputCodingStudy.standard(),
        NumberFormat.standard(),
        ReliabilityStudy.standard(),
        AlvinnAblation.standard());
  }

  /// The studies of these names, in their own order, each once.
  ///
  /// @throws UsageException if a name is none of a study
  static List<Study> named(List<String> names) {
    List<Study> all = everything();
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
