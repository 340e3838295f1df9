package io.github.alvinn4j.study;

import java.util.function.DoubleConsumer;

/// One claim that is put to the test. Stateless; the same material gives the same findings.
public interface Study {
  /// What a person types, such as `step-size`; also the name of its files.
  String name();

  /// What it shows, in less than 80 characters.
  String description();

  /// Computes it; takes less than two minutes on a machine with two cores.
  ///
  /// @param progress told how far it is, 0..1
  Findings run(Material material, DoubleConsumer progress);
}
