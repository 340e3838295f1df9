package io.github.alvinn4j.cli;

import io.github.alvinn4j.cli.CalibrationDesk.Line;
import io.github.alvinn4j.safety.PulseRange;
import java.util.ArrayList;
import java.util.List;

/// The calibration desk as lines of a terminal.
final class CalibrationView {
  private static final String RESET = "\u001b[0m";
  private static final String DIM = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[38;5;114m";
  private static final String ORANGE = "\u001b[38;5;215m";
  private static final String RED = "\u001b[38;5;203m";
  private static final int BAR_WIDTH = 33;
  private static final int SPAN = PulseRange.HARD_MAX_MICROS - PulseRange.HARD_MIN_MICROS;

  private CalibrationView() {}

  static List<String> lines(CalibrationDesk desk, String title, String message) {
    List<String> lines = new ArrayList<>();
    lines.add(" " + BOLD + title + RESET);
    lines.add(" " + ORANGE + "Wheels off the ground: the motor can start." + RESET);
    lines.add("");
    for (Line line : Line.values()) {
      if (line == Line.REVERSE) {
        lines.add("");
      }
      lines.add(row(desk, line));
    }
    lines.add("");
    lines.add(output(desk));
    lines.add(directions(desk));
    lines.add(
        desk.problem()
            .map(problem -> "   " + RED + problem + RESET)
            .orElse("   " + GREEN + message + RESET));
    lines.add("");
    lines.add(help("↑ ↓", "choose", "← →", "10 us", ", .", "1 us"));
    lines.add(help("space", "run or stop the motor", "d", "directions are right"));
    lines.add(help("s", "save", "q", "quit, in neutral"));
    return lines;
  }

  private static String row(CalibrationDesk desk, Line line) {
    boolean chosen = desk.chosen() == line;
    int place = (desk.micros(line) - PulseRange.HARD_MIN_MICROS) * (BAR_WIDTH - 1) / SPAN;
    String mark = (chosen ? ORANGE : DIM) + "●" + RESET;
    String bar = DIM + "─".repeat(place) + RESET + mark + DIM + "─".repeat(BAR_WIDTH - 1 - place);
    return " %s %s%-8s  %-8s%s  %4d us %s %s%s"
        .formatted(
            chosen ? ORANGE + "▸" + RESET : " ",
            chosen ? BOLD : "",
            line.section(),
            line.label(),
            RESET,
            desk.micros(line),
            desk.changed(line) ? "*" : " ",
            bar,
            RESET);
  }

  private static String output(CalibrationDesk desk) {
    int throttle = desk.throttleMicros();
    boolean neutral = throttle == desk.micros(Line.NEUTRAL);
    return "   going out now: servo %d us, ESC %s%d us%s"
        .formatted(
            desk.steeringMicros(),
            neutral ? GREEN : RED,
            throttle,
            neutral ? ", neutral" + RESET : ", motor on" + RESET);
  }

  private static String directions(CalibrationDesk desk) {
    return desk.confirmed()
        ? "   directions: " + GREEN + "left is left, forward is forward" + RESET
        : "   directions: not confirmed; press d once you have seen left go left, forward forward";
  }

  private static String help(String... pairs) {
    StringBuilder help = new StringBuilder("   ");
    for (int i = 0; i < pairs.length; i += 2) {
      help.append(BOLD).append(pairs[i]).append(RESET + DIM + " ").append(pairs[i + 1]);
      help.append(RESET + "   ");
    }
    return help.toString().stripTrailing();
  }
}
