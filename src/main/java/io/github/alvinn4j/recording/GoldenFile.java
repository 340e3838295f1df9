package io.github.alvinn4j.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A golden trace on disk: what a replay of one drive with one model must give, for ever.
///
/// Text, so that a change of it can be reviewed: a line `# alvinn4j-golden-1 sha256:DIGEST`, a line
/// of field names, then one line of integers for each tick, separated by commas.
public final class GoldenFile {
  private static final String MAGIC = "# alvinn4j-golden-1 sha256:";
  private static final long MAX_BYTES = 256L << 20;
  private static final int HEADER_LINES = 2;

  private final Path path;
  private final String digest;
  private final List<String> fields;
  private final List<int[]> rows;

  private GoldenFile(Path path, String digest, List<String> fields, List<int[]> rows) {
    this.path = path;
    this.digest = digest;
    this.fields = fields;
    this.rows = rows;
  }

  /// The text of a trace.
  public static String encode(GoldenTrace trace) {
    StringBuilder text = new StringBuilder(MAGIC).append(trace.digest()).append('\n');
    text.append(String.join(",", trace.fields())).append('\n');
    for (int[] row : trace.rows()) {
      text.append(Arrays.stream(row).mapToObj(Integer::toString).collect(Collectors.joining(",")));
      text.append('\n');
    }
    return text.toString();
  }

  /// Reads a golden file.
  ///
  /// @throws GoldenException in one line that names file and line
  public static GoldenFile read(Path path) {
    List<String> lines;
    try {
      long bytes = Files.size(path);
      if (!Files.isRegularFile(path)) {
        throw new GoldenException("%s: no file, expected a golden file".formatted(path));
      }
      if (bytes > MAX_BYTES) {
        throw new GoldenException("%s: larger than %d bytes".formatted(path, MAX_BYTES));
      }
      lines = Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      throw new GoldenException("%s: no such file".formatted(path), e);
    } catch (IOException e) {
      throw new GoldenException("%s: cannot be read as text: %s".formatted(path, e), e);
    }
    if (lines.size() < HEADER_LINES || !lines.get(0).startsWith(MAGIC)) {
      throw new GoldenException("%s:1: expected '%s...'".formatted(path, MAGIC));
    }
    List<String> fields = List.of(lines.get(1).split(",", -1));
    List<int[]> rows = new ArrayList<>();
    for (int line = HEADER_LINES; line < lines.size(); line++) {
      rows.add(row(path, line + 1, lines.get(line), fields.size()));
    }
    return new GoldenFile(path, lines.get(0).substring(MAGIC.length()), fields, rows);
  }

  private static int[] row(Path path, int line, String text, int fields) {
    try {
      int[] row = Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
      if (row.length == fields) {
        return row;
      }
    } catch (NumberFormatException e) {
      throw new GoldenException(
          "%s:%d: expected integers: %s".formatted(path, line, e.getMessage()), e);
    }
    throw new GoldenException("%s:%d: expected %d integers".formatted(path, line, fields));
  }

  /// Compares a trace with this file.
  ///
  /// @return the first difference, named by tick, record and field; empty if there is none
  public Optional<String> firstDifference(GoldenTrace trace) {
    if (!fields.equals(trace.fields())) {
      return Optional.of("fields are %s, golden has %s".formatted(trace.fields(), fields));
    }
    for (int i = 0; i < Math.min(rows.size(), trace.ticks()); i++) {
      int[] golden = rows.get(i);
      int[] found = trace.rows().get(i);
      int field = Arrays.mismatch(golden, found);
      if (field >= 0) {
        return Optional.of(
            "tick %d (record %d): %s = %d, golden has %d"
                .formatted(found[0], found[1], fields.get(field), found[field], golden[field]));
      }
    }
    if (rows.size() != trace.ticks()) {
      return Optional.of("%d ticks, golden has %d".formatted(trace.ticks(), rows.size()));
    }
    return digest.equals(trace.digest())
        ? Optional.empty()
        : Optional.of(
            "digest is %s, %s says %s though its rows are the same"
                .formatted(trace.digest(), path, digest));
  }
}
