package io.github.alvinn4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultTableTest {
  private static final String COVERED = "covered\tC1\tdrive.ATest: lets go\tno frame\t100 ms";

  /// A reason for every fault but `tested`.
  private static Map<String, String> reasons(String tested) {
    Map<String, String> reasons = new LinkedHashMap<>();
    Faults.BY_ID.keySet().forEach(id -> reasons.put(id, "cannot be tested"));
    reasons.remove(tested);
    return reasons;
  }

  private static FaultTable table(List<String> lines) {
    return new FaultTable(FaultRun.of(lines), reasons("C1"));
  }

  @Test
  void every_fault_has_a_row_and_a_second_test_one_more() {
    FaultTable table =
        table(List.of(COVERED, "covered\tC1\tdrive.BTest: too\ta | b\t<100 ms", "class\tX"));

    assertThat(table.markdown())
        .contains("1 of 125 faults (0 %)")
        .contains(
            "| C1 | no frames (unplug, driver dead) | HOLD &lt;= 100 ms, NEUT, DISARM at 500 ms"
                + " | 100/500 ms | no frame | 100 ms | `drive.ATest` lets go |\n"
                + "|  |  |  |  | a \\| b | &lt;100 ms | `drive.BTest` too |\n")
        .contains("| X8 |")
        .doesNotContain("MISSING");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void the_order_of_the_run_does_not_matter() {
    List<String> lines = new ArrayList<>(List.of(COVERED, COVERED.replace("ATest", "BTest")));

    assertThat(table(lines.reversed()).markdown()).isEqualTo(table(lines).markdown());
  }

  @Test
  void a_fault_without_test_and_reason_is_a_problem() {
    assertThat(table(List.of()).problems())
        .containsExactly("no test and no reason in faults-untested.tsv for C1");
  }

  @Test
  void a_reason_beside_a_test_is_a_problem() {
    FaultTable table = table(List.of(COVERED, COVERED.replace("C1", "C2")));

    assertThat(table.problems())
        .containsExactly("C2 has a test: take its reason out of faults-untested.tsv");
  }

  @Test
  void a_silent_test_and_an_undeclared_report_are_problems() {
    FaultTable table =
        table(List.of("covered\tC1\tATest: lets go\t\t", "undeclared\tC3\tBTest: runs late"));

    assertThat(table.problems())
        .containsExactly(
            "ATest: lets go carries C1 but does not call Faults.report for it",
            "BTest: runs late reports C3, which is not in its name");
  }

  @Test
  void a_run_of_all_classes_without_a_skipped_test_is_whole() {
    FaultRun run = FaultRun.of(List.of("class\tdrive.ATest", "class\tcli.BIT", COVERED));

    assertThat(FaultCheck.partial(run, Set.of("drive.ATest", "cli.BIT"))).isEmpty();
    assertThat(FaultCheck.partial(run, Set.of("drive.ATest", "cli.BIT", "cli.CIT", "cli.DIT")))
        .isEqualTo("cli.CIT and 1 more did not run");
    assertThat(
            FaultCheck.partial(
                FaultRun.of(List.of("class\tcli.BIT", "skipped\tC1\tcli.BIT: lets go")),
                Set.of("cli.BIT")))
        .isEqualTo("cli.BIT: lets go was skipped");
  }

  @Test
  void a_difference_is_told_in_one_line() {
    String page = table(List.of(COVERED)).markdown();
    String slower = table(List.of(COVERED.replace("100 ms", "900 ms"))).markdown();
    String renamed = table(List.of(COVERED.replace("lets go", "releases"))).markdown();

    assertThat(FaultCheck.differences(page, page)).isEmpty();
    assertThat(FaultCheck.differences(page, slower))
        .singleElement()
        .asString()
        .matches("hardware/FAULTS.md line \\d+ differs from target/FAULTS.md; .*faults.update");
    assertThat(FaultCheck.differences(page, renamed))
        .singleElement()
        .asString()
        .contains("names a test that did not run or is gone: `drive.ATest` lets go");
  }

  @Test
  void a_name_is_a_sentence_without_its_ids() {
    assertThat(Faults.idsIn("A5_an_absent_chip_J3_S")).containsExactly("A5", "J3");
    assertThat(Faults.sentence("A5_an_absent_chip_J3")).isEqualTo("an absent chip");
  }
}
