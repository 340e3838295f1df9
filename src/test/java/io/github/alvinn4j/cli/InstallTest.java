package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.alvinn4j.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class InstallTest {
  @TempDir private Path root;

  private Path unit() {
    return root.resolve("etc/systemd/system/alvinn.service");
  }

  @BeforeEach
  void a_system_with_a_user() throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(root.resolve("etc/passwd"), "pi:x:1000:1000::/home/pi:/bin/bash\n");
    Files.writeString(root.resolve("etc/group"), "i2c:x:998:pi\nvideo:x:44:pi\n");
  }

  private Transcript install(Object... more) {
    Object[] arguments = new Object[4 + more.length];
    arguments[0] = "install";
    arguments[1] = "--root=" + root;
    arguments[2] = "--user=pi";
    arguments[3] = "--json";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Transcript.of(arguments);
  }

  @Test
  void writes_the_unit_with_what_the_system_has_and_says_what_is_missing() throws Exception {
    Transcript said = install();

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(unit())
        .content()
        .contains("\nUser=pi\n", "\nSupplementaryGroups=i2c video\n")
        .doesNotContain("@", "--arm");
    assertThat(said.err())
        .contains("wrote " + unit(), "missing: group 'gpio'", "missing: i2cset", "disarmed");
  }

  @Test
  void the_unit_restarts_disarmed_puts_outputs_off_and_gives_up_a_restart_loop_J12_J13_J28(
      TestReporter reporter) throws Exception {
    install();

    String unit = Files.readString(unit());

    assertThat(unit)
        .contains(
            "Type=notify\n",
            "NotifyAccess=main\n",
            "WatchdogSec=2s\n",
            "WatchdogSignal=SIGKILL\n",
            "Restart=always\n",
            "/hardware/service/outputs-off\n",
            "LimitCORE=0\n");
    String burst = line(unit, "StartLimitBurst=");
    String interval = line(unit, "StartLimitIntervalSec=");
    assertThat(line(unit, "ExecStart=")).doesNotContain("--arm");
    assertThat(line(unit, "Environment=")).contains("--driver gamepad").doesNotContain("--arm");
    assertThat(Files.readString(Path.of("alvinn")))
        .contains("reports=/dev/shm", "-XX:ErrorFile=\"$reports/", "ulimit -c 0");
    Faults.report(reporter, "J12", "crash at each start", burst + ", " + interval);
    Faults.report(
        reporter, "J13", "the service starts", line(unit, "ExecStart=").replaceAll("/\\S*/", ""));
    Faults.report(
        reporter, "J28", "abort of the JVM", line(unit, "LimitCORE=") + ", hs_err in /dev/shm");
  }

  private static String line(String unit, String key) {
    return unit.lines().filter(line -> line.startsWith(key)).findFirst().orElseThrow();
  }

  @Test
  void systemd_itself_finds_nothing_wrong_with_the_unit() throws Exception {
    boolean there = Files.isExecutable(Path.of("/usr/bin/systemd-analyze"));
    assumeThat(there).as("systemd-analyze is there").isTrue();
    Files.writeString(root.resolve("etc/group"), ""); // groups and user are not this machine's
    install();
    Path root = Files.writeString(unit(), Files.readString(unit()).replace("User=pi", "User=root"));
    ProcessBuilder verify =
        new ProcessBuilder("systemd-analyze", "verify", "--man=no", root.toString())
            .redirectErrorStream(true);
    Process process = verify.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).doesNotContain("alvinn.service");
    assertThat(process.exitValue()).as(said).isZero();
  }

  @Test
  void a_dry_run_says_it_all_and_writes_nothing() {
    Transcript said = install("--dry-run");

    assertThat(said.exitCode()).as(said.err()).isZero();
    assertThat(said.err()).contains("would write " + unit(), "ExecStopPost=");
    assertThat(unit()).doesNotExist();
  }

  @Test
  void removes_what_it_has_written_and_has_then_nothing_to_do() {
    install();

    assertThat(install("--remove").err()).contains("removed " + unit());
    assertThat(unit()).doesNotExist();
    Transcript again = install("--remove");
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).contains("nothing to remove");
  }

  @Test
  void a_user_that_is_not_there_and_a_root_that_is_none_are_refused_in_one_line() {
    Transcript user = Transcript.of("install", "--root=" + root, "--user=nobody-here");
    Transcript folder = Transcript.of("install", "--root=" + root.resolve("none"));

    assertThat(user.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(user.err()).hasLineCount(1).contains("--user = nobody-here, expected a user");
    assertThat(folder.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(folder.err()).hasLineCount(1).contains("expected a folder");
    assertThat(unit()).doesNotExist();
  }

  @Test
  void a_system_that_may_not_be_written_to_is_said_in_one_line() throws IOException {
    Files.createDirectories(root.resolve("etc/systemd"));
    Files.writeString(root.resolve("etc/systemd/system"), "a file where the folder should be");

    Transcript said = install();

    assertThat(said.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said.err()).hasLineCount(1).contains("expected to be called by root");
  }
}
