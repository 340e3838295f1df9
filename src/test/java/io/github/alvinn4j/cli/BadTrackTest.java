package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BadTrackTest {
  @TempDir private Path folder;

  private String refused(Path track) {
    Path drive = folder.resolve("drive");
    String line = Refusal.in(folder, "drive", "--lockstep", "--track", track, "--record", drive);
    Path model = folder.resolve("m.safetensors");
    assertThat(Refusal.in(folder, "train", "--demonstrations", track, "--out", model))
        .isEqualTo(line);
    assertThat(line).startsWith(track.toString());
    return line;
  }

  @Test
  void refuses_a_track_that_is_no_ring() throws Exception {
    List<String> lines = Files.readAllLines(Drives.OVAL);
    Path open = Files.write(folder.resolve("open.csv"), lines.subList(0, lines.size() / 2));

    assertThat(refused(open)).contains("line " + lines.size() / 2, "expected a ring");
  }

  @Test
  void refuses_a_track_with_a_word_in_it() throws Exception {
    List<String> lines = Files.readAllLines(Drives.OVAL);
    lines.set(9, "left" + lines.get(9));
    Path wordy = Files.write(folder.resolve("wordy.csv"), lines);

    assertThat(refused(wordy)).contains("line 10: center_x_m = 'left");
  }

  @Test
  void refuses_a_track_that_is_not_there() {
    assertThat(refused(folder.resolve("none.csv"))).endsWith("none.csv: no such file");
  }

  @Test
  void refuses_a_model_as_a_track_and_keeps_its_bytes_from_the_terminal() {
    assertThat(refused(Drives.MODEL))
        .contains("line 1: header", " ... ")
        .doesNotContainPattern("\\p{Cntrl}")
        .hasSizeLessThan(700);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refuses_a_device_without_an_end() {
    assertThat(refused(Path.of("/dev/zero"))).contains("no file, expected a track");
  }
}
