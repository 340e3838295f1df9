package io.github.alvinn4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The page `hardware/FAULTS.md`: what can go wrong, what must follow, and the test that shows it.
final class FaultTable {
  private static final Map<Character, String> SECTIONS =
      Map.of(
          'C', "Camera and vision",
          'M', "Model and numbers",
          'A', "Actuation",
          'O', "Operator and network",
          'J', "Process, Java and operating system",
          'S', "Storage and recordings",
          'X', "Several at once");
  private static final String PREAMBLE =
      """
      # Faults

      What can go wrong between the camera and the wheels, the response that is required, and the
      test that shows it. **Made by the test run**: `mvn verify` compares it with what the tests
      did, `mvn verify -Dfaults.update` writes it again. A test carries the ids of its faults in
      its name.

      Responses: **LOG** count and say it; **HOLD** keep the last steering; **NEUT** throttle
      neutral now; **DISARM** latched, only a person arms again; **OFF** no pulses; **REFUSE** does
      not arm or start, with the reason; **EXIT** neutral, then a non-zero exit; **DROP** discard
      the input; **SHED** drop work that does not steer. T is the time of a frame (33 ms at 30 a
      second). Budgets count from the start of the fault; what was measured is simulated time
      unless it says otherwise.
      """;
  private static final String HEAD =
      """
      | id | fault | required | budget | injected | measured | test |
      |---|---|---|---|---|---|---|
      """;

  private final FaultRun run;
  private final Map<String, String> untested;

  FaultTable(FaultRun run, Map<String, String> untested) {
    this.run = run;
    this.untested = untested;
  }

  /// The page as Markdown, the same for the same run.
  String markdown() {
    StringBuilder page = new StringBuilder(PREAMBLE).append('\n').append(summary());
    char section = ' ';
    for (Faults.Fault fault : Faults.BY_ID.values()) {
      if (fault.id().charAt(0) != section) {
        section = fault.id().charAt(0);
        page.append("\n## ").append(SECTIONS.get(section)).append("\n\n").append(HEAD);
      }
      rows(fault).forEach(row -> page.append(row).append('\n'));
    }
    return page.toString();
  }

  private String summary() {
    long covered = Faults.BY_ID.keySet().stream().filter(id -> !run.covers(id).isEmpty()).count();
    int all = Faults.BY_ID.size();
    return covered
        + " of "
        + all
        + " faults ("
        + covered * 100 / all
        + " %) are covered by a test; the others say why not.\n";
  }

  private List<String> rows(Faults.Fault fault) {
    List<String> rows = new ArrayList<>();
    for (FaultRun.Cover cover : run.covers(fault.id())) {
      List<String> cells = new ArrayList<>();
      cells.addAll(rows.isEmpty() ? facts(fault) : List.of("", "", "", ""));
      cells.addAll(List.of(text(cover.injected()), text(cover.measured()), test(cover)));
      rows.add(row(cells));
    }
    if (rows.isEmpty()) {
      List<String> cells = new ArrayList<>(facts(fault));
      cells.addAll(List.of("", "", text(untested.getOrDefault(fault.id(), "MISSING"))));
      rows.add(row(cells));
    }
    return rows;
  }

  private static List<String> facts(Faults.Fault fault) {
    return List.of(fault.id(), text(fault.name()), text(fault.response()), text(fault.budget()));
  }

  private static String test(FaultRun.Cover cover) {
    String[] words = cover.test().split(": ", 2);
    return "`" + words[0] + "` " + text(words[1]);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String text(String plain) {
    return plain.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
  }

  /// What is wrong with the run or the list, a line each.
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String id : Faults.BY_ID.keySet()) {
      boolean tested = !run.covers(id).isEmpty();
      if (!tested && !untested.containsKey(id)) {
        missing.add(id);
      }
      if (tested && untested.containsKey(id)) {
        problems.add(id + " has a test: take its reason out of faults-untested.tsv");
      }
      for (FaultRun.Cover cover : run.covers(id)) {
        if (cover.injected().isEmpty()) {
          problems.add(cover.test() + " carries " + id + " but does not call Faults.report for it");
        }
      }
    }
    if (!missing.isEmpty()) {
      problems.add(
          "no test and no reason in faults-untested.tsv for " + String.join(", ", missing));
    }
    run.undeclared().forEach(test -> problems.add(test + ", which is not in its name"));
    return problems;
  }
}
