package io.github.alvinn4j.cli;

import java.util.Locale;

/// A bar on a terminal that shows how far long work is; silent where nobody looks.
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private final Output output;
  private final String what;
  private String shown = "";

  ProgressBar(Output output, String what) {
    this.output = output;
    this.what = what;
  }

  /// Shows the share that is done and a remark.
  void show(double share, String remark) {
    if (!output.terminal()) {
      return;
    }
    double cells = Math.clamp(share, 0.0, 1.0) * WIDTH;
    int full = (int) cells;
    StringBuilder bar = new StringBuilder("█".repeat(full));
    if (full < WIDTH) {
      bar.append(EIGHTHS.charAt((int) ((cells - full) * EIGHTHS.length())));
      bar.append(" ".repeat(WIDTH - full - 1));
    }
    String line = String.format(Locale.ROOT, "%s ▕%s▏%4.0f%%  %s", what, bar, share * 100, remark);
    if (!line.equals(shown)) {
      output.out().print(CLEAR_LINE + line);
      output.out().flush();
      shown = line;
    }
  }

  /// Takes the bar away until it is shown again, to make room for a line.
  void clear() {
    if (!shown.isEmpty()) {
      output.out().print(CLEAR_LINE);
      output.out().flush();
      shown = "";
    }
  }

  /// Takes the bar away.
  @Override
  public void close() {
    clear();
  }
}
