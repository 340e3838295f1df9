package io.github.alvinn4j.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.recording.PythonJson.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The five lines of `manifest.json`: inputs, types, the user's remarks, sessions and catalogs.
///
/// Mutable: a writer moves it along and prints it after each record.
final class TubManifest {
  static final String FILE = "manifest.json";

  /// More lines than a day and a night of driving at 20 Hz; a recording beyond is refused.
  static final int MAX_LINES = 2_000_000;

  private static final int LINES = 5;
  private static final int MAX_LINE_BYTES = 1 << 24; // 2 million deleted indexes

  private final List<JsonNode> head; // lines 1..4; line 4 is an object
  private final List<String> paths;
  private final BitSet deleted;
  private final int maxLen;
  private int currentIndex;

  private TubManifest(
      List<JsonNode> head, List<String> paths, BitSet deleted, int maxLen, int currentIndex) {
    this.head = head;
    this.paths = paths;
    this.deleted = deleted;
    this.maxLen = maxLen;
    this.currentIndex = currentIndex;
  }

  /// The manifest of a tub that holds nothing yet.
  static TubManifest create(List<String> inputs, List<String> types, double createdSeconds) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ArrayNode inputLine = json.arrayNode();
    inputs.forEach(inputLine::add);
    ArrayNode typeLine = json.arrayNode();
    types.forEach(typeLine::add);
    ObjectNode created = json.objectNode().put("created_at", createdSeconds);
    return new TubManifest(
        List.of(inputLine, typeLine, json.objectNode(), created),
        new ArrayList<>(),
        new BitSet(),
        1000,
        0);
  }

  /// Reads the manifest of a folder.
  ///
  /// @throws TubException if there is none or it is not as the format says
  static TubManifest read(Path folder) {
    Path file = folder.resolve(FILE);
    List<JsonNode> lines = new ArrayList<>(LINES);
    try (CatalogLines reader = CatalogLines.open(file, MAX_LINE_BYTES)) {
      while (lines.size() < LINES && reader.next()) {
        lines.add(line(file, reader));
      }
    } catch (NoSuchFileException e) {
      throw new TubException(folder + ": no " + FILE + ", expected a Donkeycar tub v2", e);
    } catch (IOException e) {
      throw new TubException(file + ": cannot be read: " + e, e);
    }
    if (lines.size() < LINES) {
      throw new TubException(
          "%s: %d lines, expected %d of JSON (cut short by a power loss?)"
              .formatted(file, lines.size(), LINES));
    }
    return of(lines, file);
  }

  private static JsonNode line(Path file, CatalogLines reader) throws IOException {
    String place = file + ":" + reader.number() + ": ";
    if (reader.isTooLong()) {
      throw new TubException(place + "longer than " + MAX_LINE_BYTES + " bytes");
    }
    try {
      JsonNode node = PythonJson.parse(reader.bytes(), reader.length());
      boolean fits = reader.number() <= 2 ? node.isArray() : node.isObject();
      if (!fits) {
        String expected = reader.number() <= 2 ? "an array" : "an object";
        throw new TubException(place + "another kind of JSON, expected " + expected);
      }
      return node;
    } catch (MalformedException e) {
      throw new TubException(place + e.getMessage(), e);
    }
  }

  private static TubManifest of(List<JsonNode> lines, Path file) {
    String place = file + ":" + LINES + ": ";
    JsonNode catalogs = lines.getLast();
    List<String> paths = new ArrayList<>();
    for (JsonNode path : array(catalogs, "paths", place)) {
      paths.add(checkedPath(path, place));
    }
    BitSet deleted = new BitSet();
    for (JsonNode index : array(catalogs, "deleted_indexes", place)) {
      deleted.set(integer(index, "deleted_indexes", 0, MAX_LINES, place));
    }
    return new TubManifest(
        List.copyOf(lines.subList(0, LINES - 1)),
        paths,
        deleted,
        integer(catalogs.path("max_len"), "max_len", 1, Integer.MAX_VALUE, place),
        integer(catalogs.path("current_index"), "current_index", 0, Integer.MAX_VALUE, place));
  }

  private static JsonNode array(JsonNode catalogs, String key, String place) {
    JsonNode value = catalogs.path(key);
    if (!value.isArray()) {
      throw new TubException(place + key + " is not an array or missing");
    }
    return value;
  }

  private static int integer(JsonNode value, String key, int min, int max, String place) {
    boolean isInt = value.isIntegralNumber() && value.canConvertToInt();
    if (!isInt || value.intValue() < min || value.intValue() > max) {
      throw new TubException(
          "%s%s = %s, expected an integer in %d..%d".formatted(place, key, shown(value), min, max));
    }
    return value.intValue();
  }

  private static String checkedPath(JsonNode value, String place) {
    if (value.isTextual() && staysInside(value.textValue())) {
      return value.textValue();
    }
    throw new TubException(
        place + "paths has " + shown(value) + ", expected names of files inside the tub");
  }

  // A backslash separates on Windows, so it is refused everywhere.
  private static boolean staysInside(String text) {
    try {
      Path path = Path.of(text);
      boolean climbs = path.normalize().startsWith("..") || !path.normalize().equals(path);
      return !text.isEmpty() && text.indexOf('\\') < 0 && !path.isAbsolute() && !climbs;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /// A value for a message: printed, and cut if it is long.
  static String shown(JsonNode value) {
    String text = value.isMissingNode() ? "nothing" : PythonJson.print(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  /// Checks that a listed file or the folder of images is there and really inside the folder.
  ///
  /// @throws TubException if it is not, or a link leads out
  static void requireInside(Path folder, Path file) {
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        throw new TubException(file + ": leads out of the tub, expected a file inside it");
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file)) {
        throw new TubException(file + ": neither a file nor a folder");
      }
    } catch (IOException e) {
      throw new TubException(file + ": missing or unreadable", e);
    }
  }

  /// The manifest as text, five lines.
  String print() {
    ObjectNode catalogs = JsonNodeFactory.instance.objectNode();
    ArrayNode pathArray = catalogs.putArray("paths");
    paths.forEach(pathArray::add);
    catalogs.put("current_index", currentIndex).put("max_len", maxLen);
    ArrayNode deletedArray = catalogs.putArray("deleted_indexes");
    deleted.stream().forEach(deletedArray::add);
    StringBuilder text = new StringBuilder();
    for (JsonNode line : head) {
      text.append(PythonJson.print(line)).append('\n');
    }
    return text.append(PythonJson.print(catalogs)).append('\n').toString();
  }

  /// The printed manifest as the bytes of its file.
  byte[] bytes() {
    return print().getBytes(StandardCharsets.US_ASCII);
  }

  /// Names of the recorded values, line 1.
  JsonNode inputs() {
    return head.getFirst();
  }

  /// When the tub was made and its sessions, line 4; change it in place.
  ObjectNode metadata() {
    return (ObjectNode) head.getLast();
  }

  /// Names of the catalogs in reading order; change it in place.
  List<String> paths() {
    return paths;
  }

  /// Ordinals of deleted lines, counted over all catalogs; change it in place.
  BitSet deleted() {
    return deleted;
  }

  /// Number of records before a writer begins a new catalog.
  int maxLen() {
    return maxLen;
  }

  /// Index of the next record to be written.
  int currentIndex() {
    return currentIndex;
  }

  /// Says which index the next record gets.
  void moveTo(int nextIndex) {
    currentIndex = nextIndex;
  }
}
