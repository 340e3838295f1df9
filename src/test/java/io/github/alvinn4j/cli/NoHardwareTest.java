package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoHardwareTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"donkeycar-pca9685.yaml", "pi4-hardware-pwm.yaml", "pi5-hardware-pwm.yaml"})
  void neither_a_replay_nor_an_evaluation_takes_a_real_car_O13(
      String profile, TestReporter reporter) {
    Path vehicle = Path.of("hardware", profile);

    List<String> refusals =
        List.of(
            Refusal.in(folder, "replay", Drives.REAL, "--vehicle", vehicle),
            Refusal.in(folder, "evaluate", "--vehicle", vehicle),
            Refusal.in(folder, "drive", "--lockstep", "--vehicle", vehicle));

    assertThat(refusals)
        .allSatisfy(line ->
            assertThat(line).containsAnyOf("expected a simulated vehicle", "for the simulator"));
    Faults.report(
        reporter,
        "O13",
        "replay, evaluate and a lockstep drive with the profile of a real car",
        refusals.size() + " refused before a device is opened, exit code " + ExitCode.BAD_INPUT);
  }
}
