package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the command line says about bad input: one line, exit code 2, and no file touched.
final class Refusal {
  private Refusal() {}

  /// Runs the command line and checks everything that each refusal has in common.
  ///
  /// @param folder where the command could have written
  /// @return the one line on standard error, after `alvinn: `
  static String in(Path folder, Object... arguments) {
    Map<String, Integer> before = listing(folder);

    Transcript said = Transcript.of(arguments);

    assertThat(said.exitCode())
        .as("exit code of %s: %s%s", List.of(arguments), said.out(), said.err())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).startsWith("alvinn: ").endsWith(System.lineSeparator()).hasLineCount(1);
    assertThat(listing(folder)).isEqualTo(before);
    return said.err().strip().substring("alvinn: ".length());
  }

  /// The paths below a folder, each with a checksum of its bytes.
  static Map<String, Integer> listing(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, Integer> listing = new TreeMap<>();
      for (Path file : files.toList()) {
        boolean hasBytes = Files.isRegularFile(file);
        listing.put(
            folder.relativize(file).toString(),
            hasBytes ? Arrays.hashCode(Files.readAllBytes(file)) : 0);
      }
      return listing;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
