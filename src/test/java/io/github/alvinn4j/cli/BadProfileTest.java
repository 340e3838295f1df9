package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadProfileTest {
  private static final long SEED = 42;

  @TempDir private Path folder;

  private String refused(Path profile) {
    String line =
        Refusal.in(
            folder,
            "drive",
            "--lockstep",
            "--vehicle",
            profile,
            "--record",
            folder.resolve("drive"));
    assertThat(line).startsWith(profile.toString());
    assertThat(Refusal.in(folder, "evaluate", "--vehicle", profile)).isEqualTo(line);
    assertThat(Refusal.in(folder, "replay", Drives.REAL, "--vehicle", profile)).isEqualTo(line);
    return line;
  }

  @ParameterizedTest
  @CsvSource({
    "wheelbase_meters:, wheelbase_metres:, wheelbase_metres",
    "wheelbase_meters: 0.165, wheelbase_meters: 16.5 cm, 16.5 cm",
    "wheelbase_meters: 0.165, wheelbase_meters: 165, 165",
    "rate_hertz: 20, rate_hertz: fast, fast",
    "rate_hertz: 20, rate_hertz: -20, -20",
    "max_throttle: 1, max_throttle: .nan, max_throttle",
    "kind: simulator, kind: rocket, rocket"
  })
  void refuses_an_unknown_key_a_wrong_unit_and_an_absurd_value_S17(
      String good, String bad, String named, TestReporter reporter) throws Exception {
    String text = Files.readString(Drives.PROFILE);
    assertThat(text).contains(good);
    Path profile =
        Files.writeString(folder.resolve("car.yaml"), text.replaceFirst(Pattern.quote(good), bad));

    String line = refused(profile);

    assertThat(line)
        .contains(named)
        .containsPattern("car.yaml:[0-9]+: ")
        .containsPattern("expected|is missing, found");

    Faults.report(
        reporter,
        "S17",
        "the key or value " + named,
        "refused with file, line, value and expectation; exit code " + ExitCode.BAD_INPUT);
  }

  @Test
  void refuses_a_profile_that_is_not_there() {
    assertThat(refused(folder.resolve("none.yaml"))).contains("no such file");
  }

  @Test
  void refuses_noise_S17(TestReporter reporter) throws Exception {
    byte[] noise = new byte[5000];
    new Random(SEED).nextBytes(noise);

    refused(Files.write(folder.resolve("noise.yaml"), noise));

    Faults.report(
        reporter,
        "S17",
        "5,000 random bytes as profile",
        "refused in one line, exit code " + ExitCode.BAD_INPUT);
  }

  @Test
  void refuses_a_folder() {
    refused(folder);
  }

  @Test
  void refuses_an_empty_profile_S17(TestReporter reporter) throws Exception {
    refused(Files.writeString(folder.resolve("empty.yaml"), ""));

    Faults.report(
        reporter,
        "S17",
        "an empty profile",
        "refused in one line, exit code " + ExitCode.BAD_INPUT);
  }
}
