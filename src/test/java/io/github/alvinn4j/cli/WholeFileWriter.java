package io.github.alvinn4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// A process for the tests that replaces a file with one of two others, again and again.
final class WholeFileWriter {
  private WholeFileWriter() {}

  /// Runs until it is killed.
  ///
  /// @param arguments target, first and second content
  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    byte[] first = Files.readAllBytes(Path.of(arguments[1]));
    byte[] second = Files.readAllBytes(Path.of(arguments[2]));
    while (true) {
      SafeFile.write(target, first);
      SafeFile.write(target, second);
    }
  }
}
