package io.github.alvinn4j.cli;

import java.io.PrintWriter;
import java.util.List;

/// The whole terminal, drawn line by line without flicker; gives the cursor back at the end.
final class Canvas implements AutoCloseable {
  private static final String ESCAPE = "\u001b[";

  private final PrintWriter out;
  private List<String> shown = List.of();

  Canvas(PrintWriter out) {
    this.out = out;
    out.print(ESCAPE + "?25l" + ESCAPE + "?7l" + ESCAPE + "2J");
  }

  /// Shows these lines and nothing else.
  void show(List<String> lines) {
    if (lines.equals(shown)) {
      return;
    }
    shown = List.copyOf(lines);
    StringBuilder screen = new StringBuilder(ESCAPE + "H");
    for (String line : lines) {
      screen.append(line).append(ESCAPE + "K\r\n");
    }
    out.print(screen.append(ESCAPE + "J"));
    out.flush();
  }

  @Override
  public void close() {
    out.print(ESCAPE + "?7h" + ESCAPE + "?25h" + ESCAPE + "0m\r\n");
    out.flush();
  }
}
