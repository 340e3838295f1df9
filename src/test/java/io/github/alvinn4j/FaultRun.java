package io.github.alvinn4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What test runs said about faults: one file for each JVM, written by [FaultListener].
///
/// Each line of a file is one fact, its words apart by tabs: `class C` (it ran), `skipped ID TEST`,
/// `undeclared ID TEST` (reported, but not in the test's name) or `covered ID TEST INJECTED
/// MEASURED`.
final class FaultRun {
  static final String CLASS = "class";
  static final String SKIPPED = "skipped";
  static final String UNDECLARED = "undeclared";
  static final String COVERED = "covered";

  /// A test method and what it said; both texts are empty if it said nothing.
  record Cover(String test, String injected, String measured) {}

  private final Set<String> classes = new TreeSet<>();
  private final Set<String> skipped = new TreeSet<>();
  private final Set<String> undeclared = new TreeSet<>();
  private final TreeMap<String, List<Cover>> covers = new TreeMap<>();

  /// Reads every file of `folder`; without a folder nothing has run.
  ///
  /// @throws IOException if a file cannot be read
  static FaultRun read(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(folder)) {
      lines.addAll(Files.readAllLines(file));
    }
    return of(lines);
  }

  static FaultRun of(List<String> lines) {
    FaultRun run = new FaultRun();
    lines.stream().sorted().forEach(run::take);
    return run;
  }

  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  private void take(String line) {
    String[] words = line.split("\t", -1);
    switch (words[0]) {
      case CLASS -> classes.add(words[1]);
      case SKIPPED -> skipped.add(words[2]);
      case UNDECLARED -> undeclared.add(words[2] + " reports " + words[1]);
      case COVERED ->
          covers
              .computeIfAbsent(words[1], _ -> new ArrayList<>())
              .add(new Cover(words[2], words[3], words[4]));
      default -> throw new IllegalArgumentException("line = " + line);
    }
  }

  /// The test classes that ran, whole or in part.
  Set<String> classes() {
    return classes;
  }

  /// Tests of a fault that were skipped or aborted here.
  Set<String> skipped() {
    return skipped;
  }

  /// Tests that report a fault their name does not carry.
  Set<String> undeclared() {
    return undeclared;
  }

  /// The tests that cover a fault, by name.
  List<Cover> covers(String id) {
    return covers.getOrDefault(id, List.of());
  }
}
