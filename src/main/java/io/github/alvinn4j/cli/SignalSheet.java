package io.github.alvinn4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The signal table in words, for a terminal and for `hardware/README.md`.
final class SignalSheet {
  private static final String NOTHING = "-";
  private static final int GAP = 2;

  /// What stands over the columns.
  static final List<String> HEADINGS =
      List.of(
          "signal", "rate", "neutral", "disarmed", "process ends", "sound", "shown as", "recorded");

  private SignalSheet() {}

  /// One list of cells for each row.
  static List<List<String>> cells(SignalTable table) {
    return table.rows().stream().map(SignalSheet::cells).toList();
  }

  private static List<String> cells(SignalRow row) {
    return List.of(
        row.signal().title(),
        row.rateHertz() == SignalRow.IRREGULAR ? "irregular" : row.rateHertz() + " Hz",
        age(row.neutralNanos()),
        age(row.disarmNanos()),
        age(row.hopelessNanos()),
        "%d..%d %s".formatted(row.min(), row.max(), row.unit()),
        row.onLoss() == Release.NONE ? NOTHING : LiveView.words(row.onLoss()),
        recorded(row.recordEvery()));
  }

  private static String age(long nanos) {
    if (nanos == SignalRow.NEVER) {
      return NOTHING;
    }
    return nanos == 0 ? "at once" : TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
  }

  private static String recorded(int every) {
    return every == 0 ? NOTHING : every == 1 ? "every tick" : "every %dth tick".formatted(every);
  }

  /// Lines of aligned columns.
  static List<String> lines(SignalTable table) {
    List<List<String>> rows = new ArrayList<>(List.of(HEADINGS));
    rows.addAll(cells(table));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length() + GAP);
      }
    }
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length()));
    }
    return line.toString().stripTrailing();
  }

  /// One object for each row; an age that is never reached is left out.
  static void fill(ArrayNode json, SignalTable table) {
    for (SignalRow row : table.rows()) {
      ObjectNode node = json.addObject();
      node.put("signal", row.signal().title());
      node.put("rate_hertz", row.rateHertz());
      age(node, "neutral_millis", row.neutralNanos());
      age(node, "disarm_millis", row.disarmNanos());
      age(node, "process_ends_millis", row.hopelessNanos());
      node.put("min", row.min());
      node.put("max", row.max());
      node.put("unit", row.unit());
      node.put("shown_as", LiveView.words(row.onLoss()));
      node.put("record_every", row.recordEvery());
    }
  }

  private static void age(ObjectNode node, String key, long nanos) {
    if (nanos != SignalRow.NEVER) {
      node.put(key, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
  }
}
