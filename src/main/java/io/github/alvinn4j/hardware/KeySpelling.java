package io.github.alvinn4j.hardware;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Guesses which key a person meant: a slip of the keyboard, or the right thing in a wrong unit.
final class KeySpelling {
  private static final int MAX_SLIPS = 2;

  // Longest first, so that a compound unit is not taken for its last word.
  private static final List<String> UNITS =
      List.of(
          "_kilometers_per_hour",
          "_meters_per_second",
          "_micros_per_tick",
          "_milliseconds",
          "_centimeters",
          "_millimeters",
          "_microseconds",
          "_per_meter",
          "_degrees",
          "_radians",
          "_seconds",
          "_counts",
          "_percent",
          "_meters",
          "_micros",
          "_millis",
          "_pixels",
          "_hertz",
          "_nanos");

  private KeySpelling() {}

  /// The candidate that differs only in its unit, else by at most two letters; the nearest first.
  static Optional<String> closest(String key, Collection<String> candidates) {
    return candidates.stream()
        .filter(candidate -> distance(key, candidate) <= MAX_SLIPS)
        .min(Comparator.comparingInt(candidate -> distance(key, candidate)));
  }

  private static int distance(String a, String b) {
    if (stem(a).equals(stem(b))) {
      return 0;
    }
    return Math.abs(a.length() - b.length()) > MAX_SLIPS ? MAX_SLIPS + 1 : slips(a, b);
  }

  private static String stem(String key) {
    for (String unit : UNITS) {
      if (key.endsWith(unit)) {
        return key.substring(0, key.length() - unit.length());
      }
    }
    return key;
  }

  // Levenshtein's distance with one row: letters to insert, delete or replace.
  private static int slips(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
