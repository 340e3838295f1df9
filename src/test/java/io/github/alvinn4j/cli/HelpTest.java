package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

  private static CommandSpec spec(String command) {
    return Objects.requireNonNull(Main.commandLine().getSubcommands().get(command))
        .getCommandSpec();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"drive", "evaluate", "train", "replay", "inspect", "calibrate", "doctor", "bench"})
  void every_command_explains_itself_with_examples(String command) {
    Transcript said = Transcript.of(command, "--help");

    assertThat(said.exitCode()).isZero();
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("Examples:", "./alvinn " + command);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"drive", "evaluate", "train", "replay", "inspect", "calibrate", "doctor", "bench"})
  void every_option_is_described_in_whole_sentences(String command) {
    for (OptionSpec option : spec(command).options()) {
      String text = String.join(" ", option.description());
      assertThat(text).as(option.longestName()).endsWith(".").doesNotContain("..");
      assertThat(Character.isUpperCase(text.codePointAt(0)) || text.startsWith("$"))
          .as("%s: %s", option.longestName(), text)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"drive", "evaluate", "train", "replay", "inspect", "calibrate", "doctor", "bench"})
  void no_file_name_is_broken_in_two(String command) {
    assertThat(Transcript.of(command, "--help").out().lines())
        .noneMatch(line -> line.strip().startsWith("safetensors"));
  }

  @Test
  void without_a_command_the_help_is_shown() {
    assertThat(Transcript.of().out()).isEqualTo(Transcript.of("--help").out());
    assertThat(Transcript.of().exitCode()).isZero();
  }

  @Test
  void the_help_of_a_command_can_be_asked_for_in_two_ways() {
    assertThat(Transcript.of("help", "drive").out())
        .isEqualTo(Transcript.of("drive", "--help").out());
  }

  @Test
  void says_its_version() {
    assertThat(Transcript.of("--version").out()).startsWith("Alvinn4J ");
  }

  @Test
  void completes_commands_in_a_shell() {
    Transcript said = Transcript.of("generate-completion");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("complete -F", "evaluate");
  }
}
