package io.github.alvinn4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Writes which faults the tests of this JVM covered, see [FaultRun].
///
/// JUnit loads it by its service file; it does nothing unless the system property `faults.file`
/// says where to write, as the build does. A parameterised test is one test: it covers its faults
/// if each of its calls succeeds.
public final class FaultListener implements TestExecutionListener {
  private static final String ROOT = "io.github.alvinn4j.";

  private final String file;
  private final Map<String, Called> calls = new TreeMap<>();
  private final Set<String> classes = new TreeSet<>();
  private final Map<String, List<Map<String, String>>> entries = new ConcurrentHashMap<>();

  /// All calls of one test method.
  private static final class Called {
    private final String method;
    private final Map<String, Said> said = new TreeMap<>();
    private boolean succeeded;
    private boolean failed;
    private boolean skipped;

    private Called(String method) {
      this.method = method;
    }
  }

  /// What the calls of a method said about one fault, each text once.
  private static final class Said {
    private final Set<String> injected = new LinkedHashSet<>();
    private final Set<String> measured = new LinkedHashSet<>();
  }

  /// Made by JUnit.
  public FaultListener() {
    this(System.getProperty("faults.file", ""));
  }

  FaultListener(String file) {
    this.file = file;
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    if (entry.getKeyValuePairs().containsKey(Faults.FAULT)) {
      entries
          .computeIfAbsent(test.getUniqueId(), _ -> new ArrayList<>())
          .add(entry.getKeyValuePairs());
    }
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    called(test).ifPresent(called -> called.skipped = true);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    called(test)
        .ifPresent(called -> {
          switch (result.getStatus()) {
            case SUCCESSFUL -> called.succeeded = true;
            case ABORTED -> called.skipped = true;
            case FAILED -> called.failed = true;
          }
          take(entries.getOrDefault(test.getUniqueId(), List.of()), called);
        });
  }

  private static void take(List<Map<String, String>> entries, Called called) {
    for (Map<String, String> entry : entries) {
      Said said = called.said.computeIfAbsent(entry.get(Faults.FAULT), _ -> new Said());
      said.injected.add(entry.get(Faults.INJECTED));
      said.measured.add(entry.get(Faults.MEASURED));
    }
  }

  private Optional<Called> called(TestIdentifier test) {
    if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
      return Optional.empty();
    }
    String name = source.getClassName().replace(ROOT, "");
    classes.add(name.split("\\$", -1)[0]);
    return Optional.of(
        calls.computeIfAbsent(
            name.replace('$', '.') + "\t" + source.getMethodName(),
            _ -> new Called(source.getMethodName())));
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (file.isEmpty() || classes.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    classes.forEach(name -> lines.add(line(FaultRun.CLASS, name)));
    calls.forEach((key, called) -> describe(key.split("\t", -1)[0], called, lines));
    try {
      Path target = Path.of(file).toAbsolutePath();
      Files.createDirectories(target.getParent());
      Files.write(target, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  private static void describe(String owner, Called called, List<String> lines) {
    String test = owner + ": " + Faults.sentence(called.method);
    List<String> ids = Faults.idsIn(called.method);
    for (String id : ids) {
      if (called.skipped) {
        lines.add(line(FaultRun.SKIPPED, id, test));
      } else if (called.succeeded && !called.failed) {
        Said said = called.said.getOrDefault(id, new Said());
        lines.add(
            line(
                FaultRun.COVERED,
                id,
                test,
                String.join("; ", said.injected),
                String.join("; ", said.measured)));
      }
    }
    for (String id : called.said.keySet()) {
      if (!ids.contains(id)) {
        lines.add(line(FaultRun.UNDECLARED, id, test));
      }
    }
  }

  private static String line(String... words) {
    return String.join("\t", words);
  }
}
