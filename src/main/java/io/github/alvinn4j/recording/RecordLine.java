package io.github.alvinn4j.recording;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.alvinn4j.recording.PythonJson.MalformedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// One line of a catalog as a record.
final class RecordLine {
  static final String INDEX = "_index";
  static final String SESSION = "_session_id";
  static final String TIMESTAMP = "_timestamp_ms";
  static final String IMAGE = "cam/image_array";
  static final String ANGLE = "user/angle";
  static final String THROTTLE = "user/throttle";
  static final String MODE = "user/mode";
  static final String MODEL = "pilot/model";

  private RecordLine() {}

  /// Reads a record; keys it does not know are passed over.
  ///
  /// @param bytes the line without its end, not modified
  /// @throws MalformedException if it is no record that can be driven by
  static TubRecord parse(byte[] bytes, int length) throws MalformedException {
    requireNoNuls(bytes, length);
    JsonNode line = PythonJson.parse(bytes, length);
    if (!line.isObject()) {
      throw new MalformedException(TubManifest.shown(line) + ", expected an object");
    }
    return new TubRecord(
        index(line),
        imageName(line),
        finite(line, ANGLE),
        finite(line, THROTTLE),
        line.path(MODE).asText("user"),
        line.path(TIMESTAMP).asLong(),
        Optional.ofNullable(line.path(SESSION).textValue()));
  }

  // What a power loss leaves: the file grew, its blocks were never written.
  private static void requireNoNuls(byte[] bytes, int length) throws MalformedException {
    int nuls = 0;
    while (nuls < length && bytes[nuls] == 0) {
      nuls++;
    }
    if (nuls > 0) {
      throw new MalformedException(
          "begins with " + nuls + " NUL bytes, expected a record (power loss?)");
    }
  }

  private static int index(JsonNode line) throws MalformedException {
    JsonNode value = line.path(INDEX);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw wrong(INDEX, value, "an integer from 0");
    }
    return value.intValue();
  }

  private static String imageName(JsonNode line) throws MalformedException {
    JsonNode value = line.path(IMAGE);
    if (!value.isTextual() || !isPlainName(value.textValue())) {
      throw wrong(IMAGE, value, "the name of a file in images");
    }
    return value.textValue();
  }

  // Checked on every system alike: what climbs on Windows is refused on Linux too.
  private static boolean isPlainName(String name) {
    try {
      boolean separated = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
      boolean dots = name.equals(".") || name.equals("..");
      return !name.isEmpty() && !separated && !dots && !Path.of(name).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static double finite(JsonNode line, String key) throws MalformedException {
    JsonNode value = line.path(key);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw wrong(key, value, "a finite number");
    }
    return value.doubleValue();
  }

  private static MalformedException wrong(String key, JsonNode value, String expected) {
    String is = value.isNumber() ? value.asText() : TubManifest.shown(value);
    String shown = is.length() <= 60 ? is : is.substring(0, 60) + "...";
    return new MalformedException(key + " = " + shown + ", expected " + expected);
  }
}
