package io.github.alvinn4j.cli;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// Keys from a terminal, one at a time, as soon as they are pressed.
///
/// Ctrl-C is a key here, so that the end is always an orderly one. One thread.
final class KeyReader implements AutoCloseable {
  /// What follows an escape within this time belongs to it.
  private static final long ESCAPE_MILLIS = 30;

  private static final int ESCAPE = 27;
  private static final int CTRL_C = 3;

  private final Terminal terminal;
  private final Attributes before;
  private final NonBlockingReader reader;

  private KeyReader(Terminal terminal) {
    this.terminal = terminal;
    this.before = terminal.enterRawMode();
    Attributes raw = terminal.getAttributes();
    raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(raw);
    this.reader = terminal.reader();
  }

  /// Takes over the terminal of this process.
  ///
  /// @throws UsageException if there is none
  static KeyReader open() {
    try {
      return new KeyReader(TerminalBuilder.builder().system(true).dumb(false).build());
    } catch (IOException | IllegalStateException e) {
      throw new UsageException("standard input: no terminal, expected one to press keys in", e);
    }
  }

  /// Waits for a key: a letter as it is, `up`, `down`, `left`, `right` for arrows, `quit` for
  /// Ctrl-C and for a terminal that is gone.
  ///
  /// @return empty if none was pressed in time
  Optional<String> read(long timeoutMillis) {
    try {
      int first = reader.read(timeoutMillis);
      return switch (first) {
        case NonBlockingReader.READ_EXPIRED -> Optional.empty();
        case NonBlockingReader.EOF, CTRL_C -> Optional.of("quit");
        case ESCAPE -> escaped();
        default -> Optional.of(Character.toString(first));
      };
    } catch (IOException e) {
      return Optional.of("quit");
    }
  }

  // Arrows come as ESC [ A or, from some terminals, ESC O A.
  private Optional<String> escaped() throws IOException {
    int second = reader.read(ESCAPE_MILLIS);
    if (second != '[' && second != 'O') {
      return Optional.of("quit");
    }
    return switch (reader.read(ESCAPE_MILLIS)) {
      case 'A' -> Optional.of("up");
      case 'B' -> Optional.of("down");
      case 'C' -> Optional.of("right");
      case 'D' -> Optional.of("left");
      default -> Optional.of("");
    };
  }

  /// Gives the terminal back as it was.
  @Override
  public void close() {
    terminal.setAttributes(before);
    try {
      terminal.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
