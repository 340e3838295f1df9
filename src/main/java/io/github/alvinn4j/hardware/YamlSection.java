package io.github.alvinn4j.hardware;

import io.github.alvinn4j.hardware.YamlValue.Entry;
import io.github.alvinn4j.hardware.YamlValue.Mapping;
import io.github.alvinn4j.hardware.YamlValue.Nothing;
import io.github.alvinn4j.hardware.YamlValue.Scalar;
import io.github.alvinn4j.hardware.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keys and values of a YAML file, read strictly: every problem is a [ProfileException] of one line
/// such as `hardware/x.yaml:12: camera.width_pixels = 9999, expected 32..4096`.
///
/// It remembers which keys were asked for, so that [#refuseUnknownKeys()] at the end of reading
/// finds what nobody understands. Used by one thread.
public final class YamlSection {
  private static final Pattern INTEGER = Pattern.compile("[+-]?(0|[1-9][0-9]{0,8})");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,7}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]{1,20}(\\.[0-9]{0,20})?|\\.[0-9]{1,20})([eE][+-]?[0-9]{1,3})?");
  private static final int MAX_SHOWN = 60;

  private final String file;
  private final String path;
  private final int line;
  private final Map<String, Entry> entries;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<YamlSection> children = new ArrayList<>();

  YamlSection(String file, String path, Mapping mapping) {
    this(file, path, mapping.line(), mapping);
  }

  private YamlSection(String file, String path, int line, Mapping mapping) {
    this.file = file;
    this.path = path;
    this.line = line;
    this.entries = mapping.entries();
  }

  /// Whether the key is there; asking makes it a known one.
  public boolean has(String key) {
    asked.add(key);
    return entries.containsKey(key);
  }

  /// The section below a key that must be there.
  public YamlSection section(String key) {
    Entry entry = required(key);
    if (!(entry.value() instanceof Mapping mapping)) {
      throw problem(key, "keys and values below it");
    }
    return child(qualified(key), entry.keyLine(), mapping);
  }

  /// The list of sections below a key; empty if the key is absent.
  public List<YamlSection> sections(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (!(required(key).value() instanceof Sequence sequence)) {
      throw problem(key, "a list");
    }
    List<YamlSection> sections = new ArrayList<>();
    for (YamlValue item : sequence.items()) {
      String name = "%s[%d]".formatted(qualified(key), sections.size());
      if (!(item instanceof Mapping mapping)) {
        throw at(item.line(), name + ", expected keys and values");
      }
      sections.add(child(name, item.line(), mapping));
    }
    return List.copyOf(sections);
  }

  private YamlSection child(String name, int childLine, Mapping mapping) {
    YamlSection child = new YamlSection(file, name, childLine, mapping);
    children.add(child);
    return child;
  }

  /// The text of a key that must be there and not blank.
  public String text(String key) {
    if (required(key).value() instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw problem(key, "text");
  }

  /// The text of a key, or `otherwise` if the key is absent.
  public String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  /// One of the words given.
  public String oneOf(String key, List<String> words) {
    String text = text(key);
    if (!words.contains(text)) {
      throw problem(key, "one of " + String.join(", ", words));
    }
    return text;
  }

  /// One of the words given, or `otherwise` if the key is absent.
  public String oneOf(String key, List<String> words, String otherwise) {
    return has(key) ? oneOf(key, words) : otherwise;
  }

  /// `true` or `false`, or `otherwise` if the key is absent.
  public boolean flag(String key, boolean otherwise) {
    return oneOf(key, List.of("true", "false"), String.valueOf(otherwise)).equals("true");
  }

  /// A whole number inside `min..max`, decimal or as `0x40`.
  public int integer(String key, int min, int max) {
    String text = scalarText(key);
    boolean hexadecimal = HEXADECIMAL.matcher(text).matches();
    if (!hexadecimal && !INTEGER.matcher(text).matches()) {
      throw problem(key, "a whole number in %d..%d".formatted(min, max));
    }
    int value = hexadecimal ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text);
    if (value < min || value > max) {
      throw problem(key, "%d..%d".formatted(min, max));
    }
    return value;
  }

  /// A whole number inside `min..max`, or `otherwise` if the key is absent.
  public int integer(String key, int min, int max, int otherwise) {
    return has(key) ? integer(key, min, max) : otherwise;
  }

  /// A finite number inside `min..max`.
  public double number(String key, double min, double max) {
    String text = scalarText(key);
    if (!NUMBER.matcher(text).matches()) {
      throw problem(key, "a number in %s..%s".formatted(shortest(min), shortest(max)));
    }
    double value = Double.parseDouble(text);
    if (!(value >= min && value <= max)) {
      throw problem(key, shortest(min) + ".." + shortest(max));
    }
    return value;
  }

  /// A finite number inside `min..max`, or `otherwise` if the key is absent.
  public double number(String key, double min, double max, double otherwise) {
    return has(key) ? number(key, min, max) : otherwise;
  }

  /// Refuses the first key, here or in a section read from here, that nobody has asked for.
  ///
  /// @throws ProfileException naming the key and the likely one
  public void refuseUnknownKeys() {
    for (Map.Entry<String, Entry> entry : entries.entrySet()) {
      String key = entry.getKey();
      if (!asked.contains(key)) {
        String hint =
            KeySpelling.closest(key, asked).map(", did you mean %s?"::formatted).orElse("");
        throw at(entry.getValue().keyLine(), qualified(key) + " is not a known key" + hint);
      }
    }
    children.forEach(YamlSection::refuseUnknownKeys);
  }

  /// A refusal of the value of a key, with its place; for checks across several keys.
  public ProfileException problem(String key, String expectation) {
    Entry entry = entries.get(key);
    int place = entry == null ? line : entry.keyLine();
    return at(place, "%s%s, expected %s".formatted(qualified(key), shown(entry), expectation));
  }

  private static String shown(@Nullable Entry entry) {
    return switch (entry == null ? null : entry.value()) {
      case Scalar scalar -> " = " + printable(scalar.text());
      case Nothing _ -> " has no value";
      case Mapping _ -> " has keys below it";
      case Sequence _ -> " is a list";
      case null -> " is missing";
    };
  }

  private String scalarText(String key) {
    return required(key).value() instanceof Scalar scalar ? scalar.text() : "";
  }

  private Entry required(String key) {
    asked.add(key);
    Entry entry = entries.get(key);
    if (entry != null) {
      return entry;
    }
    List<String> unasked = entries.keySet().stream().filter(k -> !asked.contains(k)).toList();
    String missing = qualified(key) + " is missing";
    throw KeySpelling.closest(key, unasked)
        .map(found -> at(lineOf(found), missing + ", found " + printable(found)))
        .orElseGet(() -> at(line, missing));
  }

  private int lineOf(String key) {
    Entry entry = entries.get(key);
    return entry == null ? line : entry.keyLine();
  }

  private ProfileException at(int place, String message) {
    return new ProfileException("%s:%d: %s".formatted(file, place, message));
  }

  private String qualified(String key) {
    return path.isEmpty() ? printable(key) : path + "." + printable(key);
  }

  private static String shortest(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  /// The text on one line, shortened: a torn file can hold anything.
  static String printable(String text) {
    String line = text.replaceAll("\\p{Cntrl}|[\\x{85}\\x{2028}\\x{2029}]", "?");
    return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "...";
  }
}
