package io.github.alvinn4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What is known of a defect, in a file: for who is asked to report it, not for who drives.
final class CrashNote {
  private CrashNote() {}

  /// Writes a note into the folder of the service that this is, in memory, or into the one for
  /// temporary files.
  ///
  /// @return the file; empty if it could not be written
  static Optional<Path> write(Throwable error) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf("%s on Java %s, %s%n%n", Main.VERSION, Runtime.version(), machine());
    error.printStackTrace(out);
    return write(text);
  }

  /// The same of a process that hangs: what each thread does.
  static Optional<Path> writeThreads(String reason) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.printf("%s on Java %s, %s%n%n%s%n", Main.VERSION, Runtime.version(), machine(), reason);
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      out.printf("%n%s%n", thread.getKey());
      Arrays.stream(thread.getValue()).forEach(frame -> out.printf("  at %s%n", frame));
    }
    return write(text);
  }

  private static String machine() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private static Optional<Path> write(StringWriter text) {
    String ofService = System.getenv().getOrDefault("RUNTIME_DIRECTORY", "");
    String folder = ofService.isEmpty() ? System.getProperty("java.io.tmpdir") : ofService;
    try {
      Path file = Files.createTempFile(Path.of(folder), "alvinn-crash-", ".txt");
      return Optional.of(Files.writeString(file, text.toString()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
