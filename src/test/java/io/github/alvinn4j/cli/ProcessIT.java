package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only a whole process shows: the launcher, exit codes, pipes, locales, too little memory.
@DisabledOnOs(OS.WINDOWS)
class ProcessIT {
  private static final long SECONDS = 60;

  @TempDir private Path folder;

  private Child run(Map<String, String> environment, String... command) throws Exception {
    return Child.start(folder, environment, List.of(command));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "--version",
        "help",
        "drive --help",
        "evaluate --help",
        "train --help",
        "replay --help",
        "inspect --help",
        "generate-completion"
      })
  void the_launcher_helps(String typed) throws Exception {
    try (Child child = run(Map.of(), ("./alvinn " + typed).split(" ", -1))) {
      assertThat(child.end(SECONDS)).isZero();
      assertThat(child.err()).isEmpty();
      assertThat(child.out()).isNotBlank();
    }
  }

  @Test
  void the_launcher_passes_the_exit_code_on() throws Exception {
    try (Child child = run(Map.of(), "./alvinn", "drive", "--laps", "0")) {
      assertThat(child.end(SECONDS)).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(child.out()).isEmpty();
      assertThat(child.err()).isEqualToIgnoringNewLines("alvinn: --laps = 0, expected 1..100000");
    }
  }

  @Test
  void the_completion_is_a_script_the_shell_accepts() throws Exception {
    try (Child child = run(Map.of(), "sh", "-c", "./alvinn generate-completion | bash -n")) {
      assertThat(child.end(SECONDS)).as(child.err()).isZero();
    }
  }

  @Test
  void finds_its_files_from_any_folder() throws Exception {
    String here = Path.of("").toAbsolutePath().toString();
    try (Child child =
        run(
            Map.of(),
            "sh",
            "-c",
            "cd / && exec \"$0\" drive --lockstep --laps 1 --track simulator/tracks/Oval_track.csv",
            here + "/alvinn")) {
      assertThat(child.end(SECONDS)).as(child.err()).isZero();
      assertThat(child.out()).startsWith("Oval_track: 1 lap,");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drive --lockstep --laps 1 --track simulator/tracks/Oval_track.csv",
        "evaluate --laps 1 --tracks simulator/tracks/Oval_track.csv",
        "replay src/test/resources/drives/circuit_launch_400/tub --json"
      })
  void ends_though_nobody_reads_on(String typed) throws Exception {
    String[] command = {"sh", "-c", "./alvinn " + typed + " | head -n 1"};
    try (Child child = run(Map.of(), command)) {
      assertThat(child.end(SECONDS)).as(child.err()).isZero();
      assertThat(child.out()).hasLineCount(1);
      assertThat(child.err()).doesNotContain("Exception");
    }
  }

  @Test
  void finds_a_path_with_an_umlaut_whatever_the_locale() throws Exception {
    String script =
        "d=\"$0\"/$(printf 'gro\\303\\237e F\\303\\244hrt'); mkdir \"$d\" &&"
            + " cp -R src/test/resources/drives/circuit_launch_400/tub \"$d\" &&"
            + " exec ./alvinn replay \"$d/tub\"";
    Map<String, String> posix = Map.of("LC_ALL", "C", "LANG", "C");
    try (Child child = run(posix, "sh", "-c", script, folder.toString())) {
      assertThat(child.end(SECONDS)).as(child.err()).isZero();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void says_that_the_result_could_not_be_written() throws Exception {
    String script = "exec ./alvinn inspect models/simulator.safetensors --json > /dev/full";
    try (Child child = run(Map.of(), "sh", "-c", script)) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(child.err()).endsWith("alvinn: standard output: cannot be written\n");
    }
  }

  @Test
  void says_in_one_line_that_the_native_library_finds_no_place() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Map<String, String> noCache = Map.of("XDG_CACHE_HOME", file.toString());
    try (Child child = run(noCache, "./alvinn", "drive", "--lockstep", "--laps=1")) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(child.err()).startsWith("alvinn: cannot unpack OpenCV to").hasLineCount(1);
      assertThat(child.err()).contains("XDG_CACHE_HOME");
    }
  }

  @Test
  void too_little_memory_is_no_answer_to_what_was_asked() throws Exception {
    List<String> command = new java.util.ArrayList<>(Child.java("drive", "--lockstep", "--laps=1"));
    command.add(1, "-Xmx6m");
    try (Child child = Child.start(folder, Map.of(), command)) {
      assertThat(child.end(SECONDS)).as(child.err()).isEqualTo(ExitCode.INTERNAL_ERROR);
      assertThat(child.err()).contains("alvinn: cannot go on: java.lang.OutOfMemoryError");
    }
  }
}
