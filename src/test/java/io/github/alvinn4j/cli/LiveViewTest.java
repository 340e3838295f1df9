package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  @Test
  void cuts_long_lines_off_in_a_narrow_terminal_and_gives_the_terminal_back_as_it_was() {
    StringWriter terminal = new StringWriter();

    new LiveView(new PrintWriter(terminal), new Snapshot(), "title", Driver.MODEL, List::of)
        .close();

    assertThat(terminal.toString()).containsSubsequence(NO_WRAP, WRAP).containsOnlyOnce(NO_WRAP);
  }
}
