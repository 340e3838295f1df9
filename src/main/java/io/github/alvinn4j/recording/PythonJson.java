package io.github.alvinn4j.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/// JSON as Python's `json` module prints it, to the byte: `", "` and `": "`, ASCII only.
///
/// Objects keep the order of their keys; sort them first where the format says so.
final class PythonJson {
  private static final ObjectReader READER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  private PythonJson() {}

  /// Reads one JSON value that fills `length` bytes.
  ///
  /// @throws MalformedException in one line, if it is none
  static JsonNode parse(byte[] bytes, int length) throws MalformedException {
    try {
      JsonNode node = READER.readTree(bytes, 0, length);
      if (node.isMissingNode()) {
        throw new MalformedException("nothing, expected JSON");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new MalformedException("not JSON: " + firstLine(e.getOriginalMessage()));
    } catch (IOException e) { // broken UTF-8
      throw new MalformedException("not JSON: " + firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return quoted(line).replace("\\\"", "'").replace("\"", "");
  }

  /// An object with its keys in the order of their code points, as `sort_keys` has them.
  ///
  /// @param object not modified; ASCII keys
  static ObjectNode sorted(ObjectNode object) {
    ObjectNode sorted = JsonNodeFactory.instance.objectNode();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(property -> sorted.set(property.getKey(), property.getValue()));
    return sorted;
  }

  /// Prints a value.
  static String print(JsonNode node) {
    StringBuilder out = new StringBuilder();
    append(out, node);
    return out.toString();
  }

  private static void append(StringBuilder out, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> appendObject(out, node);
      case ARRAY -> appendArray(out, node);
      case STRING -> appendQuoted(out, node.textValue());
      case NUMBER ->
          out.append(node.isIntegralNumber() ? node.asText() : number(node.doubleValue()));
      case BOOLEAN -> out.append(node.booleanValue());
      case NULL, MISSING, BINARY, POJO -> out.append("null"); // no parser makes the last three
    }
  }

  private static void appendObject(StringBuilder out, JsonNode node) {
    out.append('{');
    String separator = "";
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      out.append(separator);
      appendQuoted(out, property.getKey());
      out.append(": ");
      append(out, property.getValue());
      separator = ", ";
    }
    out.append('}');
  }

  private static void appendArray(StringBuilder out, JsonNode node) {
    out.append('[');
    for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
      append(out, elements.next());
      if (elements.hasNext()) {
        out.append(", ");
      }
    }
    out.append(']');
  }

  /// A number as Python's `repr` prints a float: the shortest digits that read back the same, in
  /// scientific form below 1e-4 and from 1e16.
  ///
  /// @param value finite
  static String number(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = shortest.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = shortest.unscaledValue().abs().toString();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return String.format(
        Locale.ROOT,
        "%s%c%se%c%02d",
        value < 0 ? "-" : "",
        digits.charAt(0),
        fraction,
        exponent < 0 ? '-' : '+',
        Math.abs(exponent));
  }

  // Java never prints fewer than two digits, so its 4.9E-324 is Python's 5e-324.
  private static BigDecimal shortest(double value) {
    BigDecimal printed = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    BigDecimal oneDigit = printed.round(new MathContext(1));
    return oneDigit.doubleValue() == value ? oneDigit.stripTrailingZeros() : printed;
  }

  /// A string in quotation marks, anything but printable ASCII escaped.
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    appendQuoted(out, text);
    return out.toString();
  }

  private static void appendQuoted(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c >= ' ' && c <= '~') {
            out.append(c);
          } else {
            out.append("\\u%04x".formatted((int) c));
          }
        }
      }
    }
    out.append('"');
  }

  /// A line is not what it should be; the message is one line and says what was expected.
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message, null, false, false); // without a stack: a hostile file makes millions
    }
  }
}
