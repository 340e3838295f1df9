package io.github.alvinn4j.simulator;

import static io.github.alvinn4j.simulator.TrackPoint.distance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads the CSV of a ring and refuses, in one line, whatever cannot be a road.
///
/// Columns are the centre, the inner and the outer border, x right and y up, in metres. The last
/// row repeats the first. A row that repeats its predecessor exactly is dropped, because five of
/// the six published rings hold one.
final class TrackFile {
  private static final String[] COLUMNS = {
    "center_x_m", "center_y_m", "inner_x_m", "inner_y_m", "outer_x_m", "outer_y_m"
  };
  private static final long MAX_BYTES = 1 << 20;
  private static final int MIN_POINTS = 8;
  private static final int MAX_POINTS = 10_000;
  private static final double MAX_COORDINATE_METERS = 20; // painted: 0.3 GB at most
  private static final double MIN_STEP_METERS = 0.001;
  private static final double MAX_STEP_METERS = 2;
  private static final double MIN_HALF_WIDTH_METERS = 0.1;
  private static final double MAX_HALF_WIDTH_METERS = 2;

  /// Beyond a right angle the road would turn back into itself.
  private static final double MIN_TURN_COSINE = 0;

  private final Path path;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();

  private TrackFile(Path path) {
    this.path = path;
  }

  /// The surveyed points of a ring, without the repeated last one.
  ///
  /// @throws TrackException naming file, line, value and expectation
  static List<TrackPoint> read(Path path) {
    TrackFile file = new TrackFile(path);
    file.parse(file.text().lines().toList());
    file.checkRing();
    return file.points();
  }

  private String text() {
    try {
      long bytes = Files.size(path);
      if (!Files.isRegularFile(path)) {
        throw new TrackException(path + ": no file, expected a track");
      }
      if (bytes > MAX_BYTES) {
        throw new TrackException(
            "%s: size = %d bytes, expected at most %d".formatted(path, bytes, MAX_BYTES));
      }
      // Latin-1 accepts every byte: what is no number is then refused with its line.
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new TrackException(path + ": no such file", e);
    } catch (IOException e) {
      throw new TrackException(path + ": cannot be read: " + e, e);
    }
  }

  private void parse(List<String> text) {
    String header = String.join(",", COLUMNS);
    if (text.isEmpty() || !text.getFirst().strip().equals(header)) {
      throw refusal(1, "header", text.isEmpty() ? "nothing" : text.getFirst(), header);
    }
    for (int i = 1; i < text.size(); i++) {
      if (!text.get(i).isBlank()) {
        addRow(i + 1, text.get(i));
      }
    }
    if (rows.size() < MIN_POINTS || rows.size() > MAX_POINTS) {
      throw refusal(text.size(), "points", rows.size(), "%d..%d".formatted(MIN_POINTS, MAX_POINTS));
    }
  }

  private void addRow(int line, String text) {
    String[] cells = text.split(",", -1);
    if (cells.length != COLUMNS.length) {
      throw refusal(line, "columns", cells.length, COLUMNS.length + " numbers with commas between");
    }
    double[] row = new double[COLUMNS.length];
    for (int c = 0; c < row.length; c++) {
      row[c] = number(line, COLUMNS[c], cells[c].strip());
    }
    if (!rows.isEmpty() && Arrays.equals(row, rows.getLast())) {
      return;
    }
    checkWidth(line, "inner", distance(row[0], row[1], row[2], row[3]));
    checkWidth(line, "outer", distance(row[0], row[1], row[4], row[5]));
    if (!rows.isEmpty()) {
      checkStep(line, distance(row[0], row[1], rows.getLast()[0], rows.getLast()[1]));
    }
    rows.add(row);
    lines.add(line);
  }

  private double number(int line, String column, String cell) {
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException _) {
      value = Double.NaN;
    }
    if (!(Math.abs(value) <= MAX_COORDINATE_METERS)) {
      String shown = cell.length() > 30 ? cell.substring(0, 30) + "..." : cell;
      throw refusal(
          line,
          column,
          "'" + shown + "'",
          "a number within +-%.0f m".formatted(MAX_COORDINATE_METERS));
    }
    return value;
  }

  private void checkWidth(int line, String border, double meters) {
    if (meters < MIN_HALF_WIDTH_METERS || meters > MAX_HALF_WIDTH_METERS) {
      throw refusal(
          line,
          border + " border's distance from the centre",
          "%.3f m".formatted(meters),
          "%.1f..%.1f m".formatted(MIN_HALF_WIDTH_METERS, MAX_HALF_WIDTH_METERS));
    }
  }

  private void checkStep(int line, double meters) {
    if (meters < MIN_STEP_METERS || meters > MAX_STEP_METERS) {
      throw refusal(
          line,
          "distance from the point before",
          "%.4f m".formatted(meters),
          "%.3f..%.1f m".formatted(MIN_STEP_METERS, MAX_STEP_METERS));
    }
  }

  private void checkRing() {
    double[] first = rows.getFirst();
    double[] last = rows.getLast();
    double gap = distance(first[0], first[1], last[0], last[1]);
    if (gap >= MIN_STEP_METERS) {
      throw refusal(
          lines.getLast(),
          "distance of the last point from the first",
          "%.2f m".formatted(gap),
          "a ring, whose last point repeats its first");
    }
    rows.removeLast();
    for (int i = 0; i < rows.size(); i++) {
      checkTurn(i);
      checkSides(i);
    }
  }

  private void checkTurn(int i) {
    double[] before = rows.get(Math.floorMod(i - 1, rows.size()));
    double[] here = rows.get(i);
    double[] after = rows.get((i + 1) % rows.size());
    double dot =
        (here[0] - before[0]) * (after[0] - here[0]) + (here[1] - before[1]) * (after[1] - here[1]);
    double cosine =
        dot
            / distance(before[0], before[1], here[0], here[1])
            / distance(here[0], here[1], after[0], after[1]);
    if (cosine < MIN_TURN_COSINE) {
      throw refusal(
          lines.get(i),
          "turn of the centre line",
          "%.0f degrees".formatted(StrictMath.toDegrees(StrictMath.acos(Math.max(-1, cosine)))),
          "at most 90");
    }
  }

  private void checkSides(int i) {
    boolean innerLeft = side(i, 2) > 0;
    boolean outerLeft = side(i, 4) > 0;
    if (innerLeft == outerLeft || innerLeft != side(0, 2) > 0) {
      throw refusal(
          lines.get(i),
          "borders",
          "inner %s, outer %s".formatted(sideName(innerLeft), sideName(outerLeft)),
          "one on each side of the centre, the same all the way round");
    }
  }

  // Positive if the border that begins at this column lies left of the driving direction.
  private double side(int i, int column) {
    double[] before = rows.get(Math.floorMod(i - 1, rows.size()));
    double[] here = rows.get(i);
    double[] after = rows.get((i + 1) % rows.size());
    return (after[0] - before[0]) * (here[column + 1] - here[1])
        - (after[1] - before[1]) * (here[column] - here[0]);
  }

  private static String sideName(boolean left) {
    return left ? "left" : "right";
  }

  private List<TrackPoint> points() {
    boolean innerLeft = side(0, 2) > 0;
    List<TrackPoint> points = new ArrayList<>();
    for (double[] row : rows) {
      double inner = distance(row[0], row[1], row[2], row[3]);
      double outer = distance(row[0], row[1], row[4], row[5]);
      points.add(
          new TrackPoint(row[0], row[1], innerLeft ? inner : outer, innerLeft ? outer : inner));
    }
    return List.copyOf(points);
  }

  private TrackException refusal(int line, String name, Object value, String expectation) {
    return new TrackException(
        String.format(
            Locale.ROOT, "%s line %d: %s = %s, expected %s", path, line, name, value, expectation));
  }
}
