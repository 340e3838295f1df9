package io.github.alvinn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class FaultListenerTest {
  /// Run by the tests below only: it fails and skips on purpose.
  static final class Sample {
    @Test
    void one_test_of_two_faults_C1_X5(TestReporter reporter) {
      Faults.report(reporter, "C1", "no frame", "100 ms");
      Faults.report(reporter, "X5", "a frame again", "still disarmed");
    }

    @Test
    void C7_without_a_word() {}

    @Test
    void of_no_fault_C99_S() {}

    @Test
    void for_another_fault_C2(TestReporter reporter) {
      Faults.report(reporter, "C3", "late", "100 ms");
    }

    @Test
    void that_fails_C4(TestReporter reporter) {
      Faults.report(reporter, "C4", "a gap", "counted");
      assertThat(1).isEqualTo(2);
    }

    @Test
    void that_cannot_run_here_C5() {
      assumeTrue(false, "not here"); // the subject: a skipped test covers nothing
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void of_several_calls_M1(int call, TestReporter reporter) {
      Faults.report(reporter, "M1", call < 3 ? "no file" : "an empty file", "refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void of_which_one_call_fails_M2(int call, TestReporter reporter) {
      Faults.report(reporter, "M2", "cut", "refused");
      assertThat(call).isNotEqualTo(2);
    }

    @Nested
    class Inside {
      @Test
      void another_class_M3(TestReporter reporter) {
        Faults.report(reporter, "M3", "a flipped bit", "refused");
      }
    }
  }

  @TempDir private Path folder;

  private List<String> run() throws IOException {
    Path file = folder.resolve("deep/unit.tsv");
    LauncherConfig alone =
        LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();

    LauncherFactory.create(alone)
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Sample.class)).build(),
            new FaultListener(file.toString()));

    return Files.readAllLines(file);
  }

  @Test
  void what_succeeded_covers_its_faults_and_nothing_else_does() throws IOException {
    String sample = "FaultListenerTest.Sample";

    assertThat(run())
        .containsExactlyInAnyOrder(
            "class\tFaultListenerTest",
            "covered\tC1\t" + sample + ": one test of two faults\tno frame\t100 ms",
            "covered\tX5\t" + sample + ": one test of two faults\ta frame again\tstill disarmed",
            "covered\tC7\t" + sample + ": without a word\t\t",
            "covered\tC2\t" + sample + ": for another fault\t\t",
            "undeclared\tC3\t" + sample + ": for another fault",
            "skipped\tC5\t" + sample + ": that cannot run here",
            "covered\tM1\t" + sample + ": of several calls\tno file; an empty file\trefused",
            "covered\tM3\t" + sample + ".Inside: another class\ta flipped bit\trefused");
  }

  @Test
  void without_a_file_nothing_is_written() throws IOException {
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Sample.class)).build(),
            new FaultListener(""));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_unknown_id_and_a_text_of_two_lines_are_refused(TestReporter reporter) {
    assertThatThrownBy(() -> Faults.report(reporter, "C99", "something", "something"))
        .hasMessageContaining("fault id = C99");
    assertThatThrownBy(() -> Faults.report(reporter, "C1", "two\nlines", "something"))
        .hasMessageContaining("expected one line");
  }
}
