package io.github.alvinn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  @Test
  void cuts_long_lines_off_in_a_narrow_terminal_and_gives_the_terminal_back_as_it_was() {
    StringWriter terminal = new StringWriter();

    new LiveView(
            new PrintWriter(terminal), new Snapshot(), "title", List.of("one"), false, List::of)
        .close();

    assertThat(terminal.toString()).containsSubsequence(NO_WRAP, WRAP).containsOnlyOnce(NO_WRAP);
  }

  @Test
  void says_on_which_side_of_the_learned_line_the_car_is_to_drive() {
    assertThat(LiveView.lane(-0.15)).isEqualTo("line    15 cm left of the learned one");
    assertThat(LiveView.lane(0.08)).isEqualTo("line    8 cm right of the learned one");
  }

  @Test
  void marks_the_model_that_steers() {
    String line = ModelLine.of(List.of("road", "tape"), 1, new int[] {8192, 32767});

    assertThat(line).contains("○ road 0.25").contains("● tape 1.00");
  }

  @Test
  void says_why_the_throttle_is_neutral_or_capped() {
    Snapshot snapshot = new Snapshot();
    snapshot.state = DriveState.ARMED_AUTO;
    snapshot.release = Release.NONE;
    assertThat(LiveView.state(snapshot)).contains("armed auto").doesNotContain("throttle");

    snapshot.caution = Caution.CAMERA_SLOW;
    assertThat(LiveView.state(snapshot)).contains("armed auto: throttle capped, camera slow");

    snapshot.release = Release.FRAME_LATE;
    assertThat(LiveView.state(snapshot)).contains("armed auto: throttle neutral, frame late");
  }
}
