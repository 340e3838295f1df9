package io.github.alvinn4j.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Reads a program's error output to its end, so that it never blocks, and keeps the last line of
/// it, shortened.
///
/// Read by a thread of its own; safe from any thread.
final class LastLine {
  private static final int MAX_BYTES = 200;
  private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final InputStream in;
  private final Thread reader;
  private final byte[] line = new byte[MAX_BYTES];
  private int length;
  private volatile String last = "";

  private LastLine(InputStream in) {
    this.in = in;
    this.reader = Thread.ofPlatform().name("camera words").daemon().unstarted(this::drain);
  }

  /// Begins to read.
  static LastLine of(InputStream in) {
    LastLine words = new LastLine(in);
    words.reader.start();
    return words;
  }

  private void drain() {
    byte[] bytes = new byte[MAX_BYTES];
    try (in) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        for (int i = 0; i < count; i++) {
          take(bytes[i]);
        }
      }
    } catch (IOException e) {
      // Closed with the program: there is nothing more to hear.
    }
    take((byte) '\n');
  }

  private void take(byte character) {
    if (character != '\n' && character != '\r') {
      if (length < MAX_BYTES) {
        line[length++] = character;
      }
      return;
    }
    String text = new String(line, 0, length, StandardCharsets.UTF_8);
    length = 0;
    if (!text.isBlank()) {
      last = text.replaceAll("\\p{Cntrl}", "?").strip();
    }
  }

  /// The last line that is not blank, or nothing; waits a second for the end of the output.
  String text() {
    try {
      reader.join(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }
}
