package io.github.alvinn4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files by which Linux tells of a machine.
///
/// @param root `/` but in tests
record MachineFiles(Path root) {

  Path path(String name) {
    return root.resolve(name.startsWith("/") ? name.substring(1) : name);
  }

  boolean exists(String name) {
    return Files.exists(path(name));
  }

  /// Whether this user may read and write it.
  boolean usable(String name) {
    return Files.isReadable(path(name)) && Files.isWritable(path(name));
  }

  /// The text of a file without its last line end; empty if it cannot be read.
  Optional<String> text(String name) {
    try {
      return Optional.of(Files.readString(path(name)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A decimal number in a file; empty if it is none.
  Optional<Long> number(String name) {
    return number(name, 10);
  }

  /// A hexadecimal number in a file, with or without `0x`; empty if it is none.
  Optional<Long> hexadecimal(String name) {
    return number(name, 16);
  }

  private Optional<Long> number(String name, int radix) {
    try {
      return text(name).map(text -> Long.parseLong(text.replaceFirst("^0x", ""), radix));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// The names in a folder that begin so, in order; none if it is not there.
  List<String> names(String folder, String start) {
    try (Stream<Path> entries = Files.list(path(folder))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(start))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// Whether a program lies in one of the usual folders.
  boolean program(String name) {
    return Stream.of("usr/local/bin", "usr/bin", "bin", "usr/sbin", "sbin")
        .anyMatch(folder -> Files.isExecutable(path(folder).resolve(name)));
  }
}
