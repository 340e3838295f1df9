package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// What is known of a thing, said once and read twice: as lines by people, as JSON by machines.
final class Facts {
  private static final int LABEL_WIDTH = 28;

  private final ObjectNode json;
  private final List<String> lines;
  private final String indent;

  /// Nothing yet.
  ///
  /// @param json filled
  Facts(ObjectNode json) {
    this(json, new ArrayList<>(), "");
  }

  private Facts(ObjectNode json, List<String> lines, String indent) {
    this.json = json;
    this.lines = lines;
    this.indent = indent;
  }

  /// A group of facts below these, an object of its own in JSON.
  Facts group(String key, String title) {
    line(title);
    return new Facts(json.putObject(key), lines, indent + "  ");
  }

  void text(String key, String label, String value) {
    json.put(key, value);
    labelled(label, value);
  }

  void whole(String key, String label, long value, String unit) {
    json.put(key, value);
    labelled(label, spaced(Long.toString(value), unit));
  }

  void number(String key, String label, double value, int decimals, String unit) {
    BigDecimal rounded = Output.rounded(value, decimals);
    json.put(key, rounded);
    labelled(label, spaced(rounded.toPlainString(), unit));
  }

  /// A line for people only.
  void line(String text) {
    lines.add((indent + text).stripTrailing());
  }

  /// A line with a label for people only.
  void labelled(String label, String text) {
    line(label + " ".repeat(Math.max(1, LABEL_WIDTH - indent.length() - label.length())) + text);
  }

  /// The object behind these facts, for what has no line.
  ObjectNode json() {
    return json;
  }

  void tell(Output output) {
    lines.forEach(output::line);
  }

  private static String spaced(String number, String unit) {
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
