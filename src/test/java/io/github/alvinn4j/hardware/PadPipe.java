package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/// A pad that is a named pipe: what is written into it happens, and closing it pulls the plug.
public final class PadPipe implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile file;

  private PadPipe(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /// Makes the pipe. It is opened for both directions, so that its reader need not wait.
  public static PadPipe in(Path folder) throws IOException, InterruptedException {
    Path path = folder.resolve("js0");
    int exitCode = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException("mkfifo ended with " + exitCode);
    }
    return new PadPipe(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// Lets events happen.
  public void happen(byte[] events) throws IOException {
    file.write(events);
  }

  /// Pulls the plug.
  @Override
  public void close() throws IOException {
    file.close();
  }
}
