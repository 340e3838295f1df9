package io.github.alvinn4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;

/// The list of faults this program answers, and how a test says that it covers one.
///
/// A test that covers a fault carries its id as a word of its name (`..._C1_X5`) and calls
/// [#report] once for each. [FaultListener] collects both, [FaultCheck] makes `hardware/FAULTS.md`
/// of them.
public final class Faults {
  static final String FAULT = "fault";
  static final String INJECTED = "injected";
  static final String MEASURED = "measured";

  /// Every fault by its id, in the order of the list.
  static final Map<String, Fault> BY_ID = read();

  private Faults() {}

  /// A fault, the response it must have and within which time of its start.
  record Fault(String id, String name, String response, String budget) {}

  /// Says what a test injected and what it measured, for the row of `id` in the table.
  ///
  /// Both texts must be the same in every run: simulated time, or "within its budget of ...".
  ///
  /// @throws IllegalArgumentException if the list has no such id or a text is not one line
  public static void report(TestReporter reporter, String id, String injected, String measured) {
    if (!BY_ID.containsKey(id)) {
      throw new IllegalArgumentException("fault id = " + id + ", expected one of faults.tsv");
    }
    reporter.publishEntry(
        Map.of(FAULT, id, INJECTED, oneLine(injected), MEASURED, oneLine(measured)));
  }

  private static String oneLine(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("text = \"" + text + "\", expected one line");
    }
    return text.strip();
  }

  /// The ids that are words of a test method's name, in the order of the list.
  static List<String> idsIn(String method) {
    TreeSet<String> words = new TreeSet<>(List.of(method.split("_", -1)));
    return BY_ID.keySet().stream().filter(words::contains).toList();
  }

  /// A test method's name as a sentence, without the ids.
  static String sentence(String method) {
    return String.join(
        " ",
        Stream.of(method.split("_", -1))
            .filter(word -> !word.isEmpty() && !BY_ID.containsKey(word))
            .toList());
  }

  private static Map<String, Fault> read() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    for (List<String> line : resource("/faults.tsv", 4)) {
      faults.put(line.get(0), new Fault(line.get(0), line.get(1), line.get(2), line.get(3)));
    }
    return Collections.unmodifiableMap(faults);
  }

  /// Why no test here can show a fault, by its id.
  static Map<String, String> untested() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (List<String> line : resource("/faults-untested.tsv", 2)) {
      reasons.put(line.get(0), line.get(1));
    }
    return reasons;
  }

  private static List<List<String>> resource(String name, int columns) {
    try (InputStream in = Faults.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<List<String>> lines = text.lines().map(line -> List.of(line.split("\t", -1))).toList();
      for (List<String> line : lines) {
        if (line.size() != columns) {
          throw new IllegalStateException(
              name + ": " + line + ", expected " + columns + " columns");
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
