package io.github.alvinn4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares `hardware/FAULTS.md` with what the tests of this build did, or writes it.
///
/// Run by `mvn verify` after the integration tests. The files of the run are used up: what the next
/// build does not run, it does not compare. Only a refused update keeps them, so that the rest of
/// the tests can follow.
final class FaultCheck {
  private static final Path RUNS = Path.of("target", "faults");
  private static final Path MADE = Path.of("target", "FAULTS.md");
  private static final Path COMMITTED = Path.of("hardware", "FAULTS.md");
  private static final Path CLASSES = Path.of("target", "test-classes");
  private static final String ROOT = "io.github.alvinn4j.";

  private FaultCheck() {}

  /// Compares, or writes if the argument is `true`; ends with 1 if something is wrong.
  public static void main(String[] arguments) throws Exception {
    FaultRun run = FaultRun.read(RUNS);
    boolean update = arguments.length > 0 && Boolean.parseBoolean(arguments[0]);
    List<String> problems = check(run, update);
    problems.forEach(System.err::println);
    if (!problems.isEmpty()) {
      System.exit(1);
    }
  }

  private static void useUp() throws IOException {
    for (Path file : FaultRun.files(RUNS)) {
      Files.delete(file);
    }
  }

  private static List<String> check(FaultRun run, boolean update) throws Exception {
    String partial = partial(run, testClasses());
    if (!partial.isEmpty()) {
      if (!update) {
        useUp();
      }
      String line = "The run was partial (" + partial + "): " + COMMITTED + " is not ";
      if (update) {
        return List.of(line + "written; run all tests: mvn verify -Dfaults.update");
      }
      System.out.println(line + "compared.");
      return List.of();
    }
    useUp();
    FaultTable table = new FaultTable(run, Faults.untested());
    String made = table.markdown();
    Files.writeString(MADE, made);
    List<String> problems = new ArrayList<>();
    table.problems().forEach(problem -> problems.add("Faults: " + problem));
    if (update) {
      Files.writeString(COMMITTED, made);
      System.out.println(COMMITTED + " is written.");
    } else if (!Files.exists(COMMITTED)) {
      System.out.println(COMMITTED + " is not there; mvn verify -Dfaults.update writes it.");
      problems.clear();
    } else {
      problems.addAll(differences(Files.readString(COMMITTED), made));
    }
    return problems;
  }

  /// What of the tests did not run, as words; empty if all did.
  static String partial(FaultRun run, Set<String> classes) {
    Set<String> absent = new TreeSet<>(classes);
    absent.removeAll(run.classes());
    if (!absent.isEmpty()) {
      return some(absent) + " did not run";
    }
    return run.skipped().isEmpty() ? "" : some(run.skipped()) + " was skipped";
  }

  private static String some(Set<String> names) {
    String first = names.iterator().next();
    return names.size() == 1 ? first : first + " and " + (names.size() - 1) + " more";
  }

  /// How the committed page differs from the one just made, at most one line.
  static List<String> differences(String committed, String made) {
    if (committed.equals(made)) {
      return List.of();
    }
    List<String> before = committed.lines().toList();
    List<String> after = made.lines().toList();
    Set<String> gone = tests(before);
    gone.removeAll(tests(after));
    String what;
    if (gone.isEmpty()) {
      int line = 0;
      while (line < Math.min(before.size(), after.size())
          && before.get(line).equals(after.get(line))) {
        line++;
      }
      what = " line " + (line + 1) + " differs from " + MADE;
    } else {
      what = " names a test that did not run or is gone: " + some(gone);
    }
    return List.of(COMMITTED + what + "; look, then write it: mvn verify -Dfaults.update");
  }

  private static Set<String> tests(List<String> page) {
    return page.stream()
        .filter(line -> line.startsWith("|") && line.endsWith(" |"))
        .map(line -> line.substring(line.lastIndexOf("| ", line.length() - 3) + 2))
        .map(cell -> cell.substring(0, cell.length() - 2))
        .filter(cell -> cell.startsWith("`"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /// The test classes that Surefire and Failsafe run, without the root package.
  private static Set<String> testClasses() throws IOException {
    try (var files = Files.walk(CLASSES)) {
      return files
          .map(file -> CLASSES.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.matches("[^$_]+(Test|IT)\\.class")) // JMH's have an underscore
          .map(name -> name.replaceAll("\\.class$", "").replace(ROOT, ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
