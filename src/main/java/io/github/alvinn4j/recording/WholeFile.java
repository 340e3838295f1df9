package io.github.alvinn4j.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are only ever seen whole.
final class WholeFile {
  /// What the name of a file not yet finished ends with.
  static final String PART = ".part";

  private WholeFile() {}

  /// Replaces a file at one stroke: whoever opens it sees the old or the new bytes, never a
  /// mixture.
  ///
  /// @param sync whether to wait until the bytes are on the disk, so that a power loss keeps them
  static void replace(Path file, byte[] bytes, boolean sync) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      writeFully(channel, ByteBuffer.wrap(bytes));
      if (sync) {
        channel.force(true);
      }
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Writes all of `bytes`, in one call if the system lets it.
  static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
