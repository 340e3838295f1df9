package io.github.alvinn4j.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads picture files into one reused native buffer.
final class ImageBytes {
  /// No JPEG of 4 million pixels is larger.
  private static final int MAX_FILE_BYTES = 16_000_000;

  private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

  /// Reads a file from its beginning.
  ///
  /// @param maxBytes to be read; the rest of a longer file is left
  /// @return native bytes from 0 to the limit, valid until the next call
  /// @throws IOException if the file is missing, no plain file, empty or absurdly large
  ByteBuffer read(Path file, int maxBytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      long size = channel.size();
      if (size < 1 || size > MAX_FILE_BYTES) {
        throw new IOException(size + " bytes, expected 1.." + MAX_FILE_BYTES);
      }
      int wanted = (int) Math.min(size, maxBytes);
      if (wanted > buffer.capacity()) {
        buffer = ByteBuffer.allocateDirect(Math.max(wanted, 2 * buffer.capacity()));
      }
      buffer.clear().limit(wanted);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // a file system may hand out less than asked for
      }
      return buffer.flip();
    }
  }

  /// Reads a whole file.
  ///
  /// @return as for [#read(Path, int)]
  ByteBuffer read(Path file) throws IOException {
    return read(file, MAX_FILE_BYTES);
  }

  /// Whether a plain, non-empty file lies there; a link or a pipe is none.
  static boolean isPresent(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > 0;
  }
}
