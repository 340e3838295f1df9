package io.github.alvinn4j.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes whole files: whoever looks sees the old one or the new one, never half of it (M15, S5).
final class SafeFile {
  private SafeFile() {}

  /// Writes bytes beside the file, forces them to the disk and renames.
  ///
  /// @throws UsageException if it cannot be written; the old file is intact
  static void write(Path file, byte[] bytes) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "." + file.getFileName(), ".part");
      try {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(true);
        }
        // A temporary file is private; the finished one is as open as any other.
        if (part.toFile().setReadable(true, false)) {
          Files.move(
              part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UsageException("%s: cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Writes text in UTF-8.
  ///
  /// @throws UsageException if it cannot be written; the old file is intact
  static void write(Path file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Checks, before long work begins, that a file could be written, by beginning to.
  ///
  /// @throws UsageException if the file is a folder, or no folder on the way can be written
  static void requireWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw new UsageException("%s: is a folder, expected a file to write".formatted(file));
    }
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new UsageException("%s: cannot be written: no writable folder".formatted(file));
    }
    try {
      Files.delete(Files.createTempFile(folder, "." + file.getFileName(), ".part"));
    } catch (IOException e) {
      throw new UsageException("%s: cannot be written: %s".formatted(file, e.getMessage()), e);
    }
  }
}
