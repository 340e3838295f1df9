package io.github.alvinn4j.hardware;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.alvinn4j.hardware.YamlValue.Entry;
import io.github.alvinn4j.hardware.YamlValue.Mapping;
import io.github.alvinn4j.hardware.YamlValue.Nothing;
import io.github.alvinn4j.hardware.YamlValue.Scalar;
import io.github.alvinn4j.hardware.YamlValue.Sequence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a YAML file written by a person into sections that know their lines.
///
/// Only plain YAML is accepted: one document, a mapping at the top, no anchors, aliases or tags, at
/// most 64 KB and eight levels. Every refusal is a [ProfileException] of one line.
public final class YamlDocument {
  /// The largest file that is read, in bytes.
  public static final int MAX_BYTES = 64 * 1024;

  private static final int MAX_DEPTH = 8;

  private final String file;
  private final YAMLParser parser;

  private YamlDocument(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /// Reads the whole file.
  ///
  /// @return the mapping at the top
  /// @throws ProfileException if the file cannot be read or is not such a mapping
  public static YamlSection read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return parse(path.toString(), in.readNBytes(MAX_BYTES + 1));
    } catch (NoSuchFileException e) {
      throw new ProfileException(path + ": no such file", e);
    } catch (IOException e) {
      throw new ProfileException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /// Reads a file that is in memory already.
  ///
  /// @param file its name, for messages
  /// @param bytes UTF-8 text, not modified
  /// @return the mapping at the top
  /// @throws ProfileException if it is not such a mapping
  public static YamlSection parse(String file, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new ProfileException("%s: larger than %d bytes".formatted(file, MAX_BYTES));
    }
    try (YAMLParser parser = YAMLFactory.builder().build().createParser(text(file, bytes))) {
      Mapping top = new YamlDocument(file, parser).top();
      return new YamlSection(file, "", top);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new ProfileException("%s:%d: not YAML: %s".formatted(file, line, reason(e)), e);
    } catch (IOException e) {
      throw new ProfileException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(String file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ProfileException(file + ": not UTF-8 text", e);
    }
  }

  // The parser's message is a paragraph: a quotation of the file follows each sentence, indented.
  private static String reason(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith(" "))
        .map(YamlSection::printable)
        .collect(Collectors.joining(", "));
  }

  private Mapping top() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new ProfileException(file + ": empty, expected keys and values");
    }
    YamlValue value = value(first, 0);
    if (!(value instanceof Mapping top)) {
      throw refusal(value.line(), "expected keys and values at the top");
    }
    if (parser.nextToken() != null) {
      throw refusal(line(), "a second document, expected one");
    }
    return top;
  }

  private YamlValue value(@Nullable JsonToken token, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw refusal(line(), "nested deeper than %d levels".formatted(MAX_DEPTH));
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
      throw refusal(line(), "anchors, aliases and tags are not accepted");
    }
    int line = line();
    return switch (token) {
      case START_OBJECT -> new Mapping(line, entries(depth));
      case START_ARRAY -> new Sequence(line, items(depth));
      case VALUE_NULL -> new Nothing(line);
      case null -> throw refusal(line(), "ends too early");
      default ->
          parser.getText().isEmpty() ? new Nothing(line) : new Scalar(line, parser.getText());
    };
  }

  private Map<String, Entry> entries(int depth) throws IOException {
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int keyLine = line();
      Entry entry = new Entry(keyLine, value(parser.nextToken(), depth + 1));
      Entry earlier = entries.putIfAbsent(key, entry);
      if (earlier != null) {
        throw new ProfileException(
            "%s:%d: %s is there twice, first in line %d"
                .formatted(file, keyLine, YamlSection.printable(key), earlier.keyLine()));
      }
    }
    return entries;
  }

  private List<YamlValue> items(int depth) throws IOException {
    List<YamlValue> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token, depth + 1));
    }
    return items;
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private ProfileException refusal(int line, String reason) {
    return new ProfileException("%s:%d: %s".formatted(file, line, reason));
  }
}
