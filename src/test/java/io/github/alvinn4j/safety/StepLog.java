package io.github.alvinn4j.safety;

import java.util.ArrayList;
import java.util.List;

/// Every step of a pulse with its time, for asking afterwards how far it went in any while.
public final class StepLog {
  private record Step(long nanos, int micros) {}

  private final List<Step> steps = new ArrayList<>();

  /// Notes a step; times in order, though they may wrap.
  public void add(long nanos, int micros) {
    steps.add(new Step(nanos, micros));
  }

  /// The largest single step.
  public int largest() {
    return steps.stream().mapToInt(Step::micros).max().orElse(0);
  }

  /// The largest sum of steps after any instant until a while later, that one included.
  public int mostWithin(long nanos) {
    int most = 0;
    int sum = 0;
    int first = 0;
    for (Step last : steps) {
      sum += last.micros();
      while (last.nanos() - steps.get(first).nanos() >= nanos) {
        sum -= steps.get(first).micros();
        first++;
      }
      most = Math.max(most, sum);
    }
    return most;
  }
}
