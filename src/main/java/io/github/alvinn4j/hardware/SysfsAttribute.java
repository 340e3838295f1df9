package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A file of sysfs that is kept open: writing a number allocates nothing. Used by one thread.
final class SysfsAttribute implements AutoCloseable {
  private static final int MAX_LENGTH = 32; // a 64-bit number, its sign and a new line need 21

  private final Path path;
  private final RandomAccessFile file;
  private final byte[] bytes = new byte[MAX_LENGTH];

  private SysfsAttribute(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /// Opens an attribute that can be read and written.
  static SysfsAttribute open(Path path) throws IOException {
    return new SysfsAttribute(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  /// The number in the attribute.
  ///
  /// @throws ActuatorException if there is none
  long readNumber() {
    String text = readText();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ActuatorException("%s = '%s', expected a number".formatted(path, text), e);
    }
  }

  /// The first line of the attribute.
  String readText() {
    try {
      file.seek(0);
      int length = Math.max(0, file.read(bytes));
      String text = new String(bytes, 0, length, StandardCharsets.US_ASCII);
      return text.lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new ActuatorException("%s: cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /// Writes a number of 0 or more; the kernel takes it as a whole or refuses it.
  void write(long value) {
    int first = MAX_LENGTH;
    bytes[--first] = '\n';
    long rest = value;
    do {
      bytes[--first] = (byte) ('0' + rest % 10);
      rest /= 10;
    } while (rest > 0);
    put(first, MAX_LENGTH - first);
  }

  /// Writes a word.
  void write(String word) {
    byte[] ascii = (word + "\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, bytes, 0, ascii.length);
    put(0, ascii.length);
  }

  private void put(int first, int length) {
    try {
      file.seek(0);
      file.write(bytes, first, length);
    } catch (IOException e) {
      String value = new String(bytes, first, length - 1, StandardCharsets.US_ASCII);
      throw new ActuatorException(
          "%s: cannot write %s: %s".formatted(path, value, e.getMessage()), e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // Nothing is buffered, so nothing is lost.
    }
  }
}
