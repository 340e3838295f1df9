package io.github.alvinn4j.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The lines of a file one after another, in one reused buffer whatever the file's size.
///
/// Line ends are LF or CRLF and not part of a line; a last line without one counts.
final class CatalogLines implements Closeable {
  private static final int BLOCK_BYTES = 1 << 16;

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] block = new byte[BLOCK_BYTES];
  private int blockLength;
  private int blockPosition;
  private byte[] line = new byte[1024];
  private int length;
  private int number;
  private int storedBytes;
  private boolean terminated;

  private CatalogLines(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /// Opens a file.
  ///
  /// @param maxLineBytes of a longer line the rest is passed over without being kept
  static CatalogLines open(Path file, int maxLineBytes) throws IOException {
    return new CatalogLines(Files.newInputStream(file), maxLineBytes);
  }

  /// Moves to the next line; false at the end of the file.
  boolean next() throws IOException {
    length = 0;
    storedBytes = 0;
    terminated = false;
    while (!terminated) {
      if (blockPosition == blockLength && !fill()) {
        break;
      }
      takeFromBlock();
    }
    if (storedBytes == 0) {
      return false;
    }
    number++;
    while (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return true;
  }

  private boolean fill() throws IOException {
    blockPosition = 0;
    blockLength = Math.max(0, in.read(block));
    return blockLength > 0;
  }

  private void takeFromBlock() {
    int end = blockPosition;
    while (end < blockLength && block[end] != '\n') {
      end++;
    }
    int count = end - blockPosition;
    int kept = Math.min(count, maxLineBytes + 1 - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(length + kept, 2 * line.length));
    }
    System.arraycopy(block, blockPosition, line, length, kept);
    length += kept;
    terminated = end < blockLength;
    storedBytes += count + (terminated ? 1 : 0);
    blockPosition = terminated ? end + 1 : end;
  }

  /// The line's bytes from 0 to [#length()], valid until the next call of [#next()].
  byte[] bytes() {
    return line;
  }

  /// Length of the line in bytes, without its end.
  int length() {
    return length;
  }

  /// Whether the line is longer than allowed; [#bytes()] then holds only its beginning.
  boolean isTooLong() {
    return length > maxLineBytes;
  }

  /// Whether the line ends with LF, which only the last one can lack.
  boolean isTerminated() {
    return terminated;
  }

  /// Length of the line in the file in bytes, with its end.
  int storedBytes() {
    return storedBytes;
  }

  /// Number of the line, the first is 1.
  int number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
