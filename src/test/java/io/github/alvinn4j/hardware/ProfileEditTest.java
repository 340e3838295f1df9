package io.github.alvinn4j.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileEditTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void copyAProfile() throws IOException {
    file = folder.resolve("car.yaml");
    Files.copy(Path.of("hardware", "donkeycar-pca9685.yaml"), file);
  }

  private static List<String> lines(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_value_changes_and_nothing_else() throws IOException {
    ProfileEdit edit = ProfileEdit.of(file);
    edit.set("steering", "left_micros", "1900", "calibrated");

    List<String> before = Files.readAllLines(file);
    List<String> after = lines(edit.bytes());

    assertThat(after).hasSameSizeAs(before);
    int line = before.indexOf("  left_micros: 1872        # Donkeycar's STEERING_LEFT 460");
    assertThat(after.get(line)).isEqualTo("  left_micros: 1900        # calibrated");
    after.forEach(text -> {
      int i = after.indexOf(text);
      assertThat(i == line || text.equals(before.get(i))).isTrue();
    });
  }

  @Test
  void a_section_that_is_absent_is_added_and_then_changed() {
    ProfileEdit edit = ProfileEdit.of(file);
    edit.set("commissioning", "signal_loss_millis", "700", "seen");
    edit.set("commissioning", "directions_confirmed", "true", "seen");
    edit.set("commissioning", "signal_loss_millis", "800", "seen again");

    assertThat(lines(edit.bytes()))
        .endsWith(
            "",
            "commissioning:",
            "  signal_loss_millis: 800 # seen again",
            "  directions_confirmed: true # seen");
  }

  @Test
  void a_result_that_is_no_sound_profile_is_refused() {
    ProfileEdit edit = ProfileEdit.of(file);
    edit.set("steering", "neutral_micros", "2000", "wrong");

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(edit::bytes)
        .withMessageContaining("steering.neutral_micros = 2000, expected strictly between");
  }

  @Test
  void a_section_on_one_line_is_refused_with_its_line() throws IOException {
    String text = Files.readString(file);
    int start = text.indexOf("throttle:\n");
    int end = text.indexOf("# Low on purpose");
    Files.writeString(
        file,
        text.substring(0, start)
            + "throttle: {reverse_micros: 895, neutral_micros: 1505, forward_micros: 2035}\n"
            + text.substring(end));
    ProfileEdit edit = ProfileEdit.of(file);

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> edit.set("throttle", "neutral_micros", "1500", "calibrated"))
        .withMessageMatching(
            ".*car.yaml:\\d+: throttle, expected its keys in lines of their own.*");
  }
}
