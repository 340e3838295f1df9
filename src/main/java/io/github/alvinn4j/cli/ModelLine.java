package io.github.alvinn4j.cli;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// The live view's line about several models: how reliable each is, the one that steers in colour.
final class ModelLine {
  private static final double Q15_ONE = 32767;
  private static final String STEERS = "\u001b[38;5;215m● ";
  private static final String RESET = "\u001b[0m";

  private ModelLine() {}

  /// The line; a person reads shares of 1.
  ///
  /// @param names in the order of the models
  /// @param steering which of them steers
  /// @param reliabilitiesQ15 in the same order
  static String of(List<String> names, int steering, int[] reliabilitiesQ15) {
    StringJoiner models = new StringJoiner("   ", "models  ", "");
    for (int model = 0; model < names.size(); model++) {
      String said =
          String.format(
              Locale.ROOT, "%s %.2f", names.get(model), reliabilitiesQ15[model] / Q15_ONE);
      models.add(model == steering ? STEERS + said + RESET : "○ " + said);
    }
    return models.toString();
  }
}
