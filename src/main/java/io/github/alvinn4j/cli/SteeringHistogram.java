package io.github.alvinn4j.cli;

import io.github.alvinn4j.recording.TubRecord;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How often a driver steered how far: 21 equal bins from full left to full right.
final class SteeringHistogram {
  static final int BINS = 21;
  private static final int ROWS = 6;
  private static final int EIGHTHS = 8;
  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final String ASCII = "  ..::##H";

  private final int[] counts = new int[BINS];

  /// Counts the steering of all records; beyond full lock counts as full lock.
  SteeringHistogram(List<TubRecord> records) {
    for (TubRecord one : records) {
      counts[bin(one.steering())]++;
    }
  }

  private static int bin(double steering) {
    return Math.clamp((long) Math.floor((steering + 1) / 2 * BINS), 0, BINS - 1);
  }

  /// Number of records in a bin, 0 for full left.
  int count(int bin) {
    return counts[bin];
  }

  /// The bins as standing bars above an axis; the highest fills all rows.
  ///
  /// @param charset of the reader's terminal: one without blocks gets plain characters
  List<String> lines(Charset charset) {
    String levels = charset.newEncoder().canEncode(BLOCKS) ? BLOCKS : ASCII;
    int highest = 1;
    for (int count : counts) {
      highest = Math.max(highest, count);
    }
    List<String> lines = new ArrayList<>();
    for (int row = ROWS - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder();
      for (int count : counts) {
        // Rounded up: a bin with one record is never invisible.
        int height = Math.ceilDiv(count * ROWS * EIGHTHS, highest);
        char level = levels.charAt(Math.clamp(height - (long) row * EIGHTHS, 0, EIGHTHS));
        line.append(level).append(level).append(' ');
      }
      lines.add(line.toString().stripTrailing());
    }
    lines.add("-".repeat(3 * BINS - 1));
    lines.add("left -1" + " ".repeat(23) + "0" + " ".repeat(23) + "+1 right");
    return lines;
  }

  /// What the terminal can show.
  static Charset terminal() {
    String name = System.getProperty("stdout.encoding", "UTF-8");
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
  }
}
