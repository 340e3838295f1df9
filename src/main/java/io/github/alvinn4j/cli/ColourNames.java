package io.github.alvinn4j.cli;

import io.github.alvinn4j.vision.RetinaSettings;
import java.util.Locale;
import java.util.stream.Collectors;

/// The colour terms of a retina in words.
final class ColourNames {
  private ColourNames() {}

  /// The terms in the order of the planes, such as `luma, yellow`.
  static String of(RetinaSettings retina) {
    return retina.colourTerms().stream()
        .map(term -> term.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  /// The shape of a retina, such as `2 planes of 30 rows and 32 columns`.
  static String shape(RetinaSettings retina) {
    String plane = "%d rows and %d columns".formatted(retina.rows(), retina.columns());
    return retina.planes() == 1 ? plane : retina.planes() + " planes of " + plane;
  }
}
