package io.github.alvinn4j.hardware;

import java.util.List;
import java.util.Map;

/// A piece of a YAML file that remembers its line, counted from 1.
sealed interface YamlValue {

  int line();

  /// Text, number or truth value as it was written; what it is, the reader of the key decides.
  record Scalar(int line, String text) implements YamlValue {}

  /// A key without a value.
  record Nothing(int line) implements YamlValue {}

  /// Keys and values in the order of the file.
  record Mapping(int line, Map<String, Entry> entries) implements YamlValue {}

  /// A list.
  record Sequence(int line, List<YamlValue> items) implements YamlValue {}

  /// A value and the line of its key.
  record Entry(int keyLine, YamlValue value) {}
}
