package io.github.alvinn4j.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.alvinn4j.recording.PythonJson.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where a writer goes on in a tub that may have lost its recorder without a word.
///
/// @param nextIndex above every index, line and count in the tub
/// @param lines in all catalogs
/// @param lastSession highest number of a session in the records, -1 if there is none
/// @param lineLengths of the last catalog in bytes, line ends included
/// @param isTerminated whether the last catalog ends with a line end or is empty
record TubTail(
    int nextIndex, int lines, int lastSession, List<Integer> lineLengths, boolean isTerminated) {
  private static final int MAX_LINE_BYTES = 1 << 20;

  /// Looks through the catalogs, because after a kill the manifest may lag behind them.
  ///
  /// @throws TubException if a catalog is missing or is ended early by a blank line
  static TubTail scan(Path folder, TubManifest manifest) throws IOException {
    int lines = 0;
    int nextIndex = manifest.currentIndex();
    int lastSession = -1;
    List<Integer> lengths = new ArrayList<>();
    boolean isTerminated = true;
    for (String name : manifest.paths()) {
      TubManifest.requireInside(folder, folder.resolve(name));
      lengths.clear();
      isTerminated = true;
      try (CatalogLines catalog = CatalogLines.open(folder.resolve(name), MAX_LINE_BYTES)) {
        while (catalog.next()) {
          if (catalog.length() == 0) {
            throw new TubException(
                "%s/%s:%d: blank line, which would hide what is appended; repair the tub first"
                    .formatted(folder, name, catalog.number()));
          }
          JsonNode line = parse(catalog);
          nextIndex = Math.max(nextIndex, line.path(RecordLine.INDEX).asInt(-1) + 1);
          lastSession = Math.max(lastSession, session(line));
          lengths.add(catalog.storedBytes());
          isTerminated = catalog.isTerminated();
          lines++;
        }
      }
    }
    return new TubTail(
        Math.max(nextIndex, lines), lines, lastSession, List.copyOf(lengths), isTerminated);
  }

  private static JsonNode parse(CatalogLines catalog) {
    try {
      return PythonJson.parse(catalog.bytes(), catalog.length());
    } catch (MalformedException e) {
      return MissingNode.getInstance(); // counts as a line
    }
  }

  private static int session(JsonNode line) {
    String id = line.path(RecordLine.SESSION).asText("");
    return number(id.substring(id.lastIndexOf('_') + 1));
  }

  private static int number(String digits) {
    boolean plain = digits.length() < 9 && !digits.isEmpty();
    return plain && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Integer.parseInt(digits)
        : -1;
  }
}
