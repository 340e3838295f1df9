package io.github.alvinn4j;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Formats every Java source below a folder with google-java-format, untouched.
///
/// Run by `mvn -q test-compile exec:exec@format`; [SourceStyleTest] checks the same.
final class SourceFormat {
  private SourceFormat() {}

  public static void main(String[] arguments) throws IOException, FormatterException {
    for (Path source : sources(Path.of(arguments[0]))) {
      String text = Files.readString(source);
      String formatted = format(text);
      if (!formatted.equals(text)) {
        Files.writeString(source, formatted);
      }
    }
  }

  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static String format(String source) throws FormatterException {
    return new Formatter().formatSourceAndFixImports(source);
  }
}
