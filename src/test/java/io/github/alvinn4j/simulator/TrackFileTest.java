package io.github.alvinn4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackFileTest {
  @TempDir private Path folder;

  // Line 1 is the header, lines 2..25 a circle of radius 2 and width 0.8, line 26 repeats line 2.
  private static List<String> circle() {
    List<String> lines = new ArrayList<>();
    lines.add("center_x_m,center_y_m,inner_x_m,inner_y_m,outer_x_m,outer_y_m");
    for (int i = 0; i <= 24; i++) {
      double cos = StrictMath.cos(Math.PI * (i % 24) / 12);
      double sin = StrictMath.sin(Math.PI * (i % 24) / 12);
      lines.add(
          "%s,%s,%s,%s,%s,%s"
              .formatted(2 * cos, 2 * sin, 1.6 * cos, 1.6 * sin, 2.4 * cos, 2.4 * sin));
    }
    return lines;
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(folder.resolve("ring.csv"), lines);
  }

  private String refusal(List<String> lines) throws IOException {
    Path file = file(lines);
    String message =
        String.valueOf(
            catchThrowableOfType(TrackException.class, () -> Track.read(file)).getMessage());
    assertThat(message).startsWith(file.toString()).doesNotContain("\n");
    return message.substring(file.toString().length());
  }

  @Test
  void reads_a_ring() throws IOException {
    assertThat(TrackFile.read(file(circle()))).hasSize(24);
  }

  @Test
  void drops_a_row_that_repeats_its_predecessor_exactly() throws IOException {
    List<String> lines = circle();
    lines.add(5, lines.get(4));

    assertThat(TrackFile.read(file(lines))).hasSize(24);
  }

  @Test
  void a_road_that_is_no_ring_is_refused_with_the_gap() throws URISyntaxException {
    URL open = TrackFileTest.class.getResource("Straight_track.csv");
    assertThat(open).isNotNull();

    assertThatExceptionOfType(TrackException.class)
        .isThrownBy(() -> Track.read(Path.of(open.toURI())))
        .withMessageEndingWith(
            "Straight_track.csv line 23: distance of the last point from the first = 5.71 m,"
                + " expected a ring, whose last point repeats its first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          abc,0,1.6,0,2.4,0        | line 4: center_x_m = 'abc', expected a number within +-20 m
          1,NaN,1.6,0,2.4,0        | line 4: center_y_m = 'NaN', expected a number within +-20 m
          1,1,1e999,0,2.4,0        | line 4: inner_x_m = '1e999', expected a number within +-20 m
          1,1,1.6,0,2.4            | line 4: columns = 5, expected 6 numbers with commas between
          1,1,1.6,0,2.4,0,7        | line 4: columns = 7, expected 6 numbers with commas between
          1,1,1.6,,2.4,0           | line 4: inner_y_m = '', expected a number within +-20 m
          1.7,1,1.7,1.01,2.1,1.3   | line 4: inner border's distance from the centre = 0.010 m,
          1.7,1,1.4,0.8,9,1.3      | line 4: outer border's distance from the centre = 7.306 m,
          -1.7,-1,-1.4,-0.8,-2,-1.3| line 4: distance from the point before = 3.9362 m,
          1.7,1,2.1,1.2,2.2,1.3    | line 4: borders = inner right, outer right, expected one on
          1.7,1,2.1,1.2,1.4,0.8    | line 4: borders = inner right, outer left, expected one on
          """)
  void a_bad_row_is_refused_with_its_line(String row, String message) throws IOException {
    List<String> lines = circle();
    lines.set(3, row);

    assertThat(refusal(lines)).startsWith(" " + message);
  }

  @Test
  void a_repeated_centre_with_other_borders_is_refused() throws IOException {
    List<String> lines = circle();
    String[] cells = lines.get(3).split(",", -1);
    lines.add(4, String.join(",", cells[0], cells[1], cells[2], cells[3], cells[4], "1.3"));

    assertThat(refusal(lines))
        .isEqualTo(" line 5: distance from the point before = 0.0000 m, expected 0.001..2.0 m");
  }

  @Test
  void a_centre_line_that_doubles_back_is_refused() throws IOException {
    List<String> lines = circle();
    lines.add(5, lines.get(3));

    assertThat(refusal(lines)).contains("turn of the centre line = 1", "expected at most 90");
  }

  @Test
  void too_few_points_and_a_wrong_header_and_nothing_are_refused() throws IOException {
    assertThat(refusal(circle().subList(0, 6))).isEqualTo(" line 6: points = 5, expected 8..10000");
    assertThat(refusal(circle().subList(1, 9))).startsWith(" line 1: header = 2.0,0.0,1.6");
    assertThat(refusal(List.of())).startsWith(" line 1: header = nothing, expected center_x_m");
  }

  @Test
  void a_file_beyond_the_cap_is_refused_before_it_is_read() throws IOException {
    assertThat(refusal(List.of("x".repeat(1 << 20))))
        .isEqualTo(": size = 1048577 bytes, expected at most 1048576");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    assertThatExceptionOfType(TrackException.class)
        .isThrownBy(() -> Track.read(folder.resolve("none.csv")))
        .withMessageContaining("none.csv: no such file");
  }
}
