package io.github.alvinn4j.cli;

import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.Release;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// The drive on a terminal: retina and hill in block characters, steering, speed, place, latency.
///
/// Draws ten times a second on a thread of its own, from copies; the drive never waits for it.
final class LiveView implements AutoCloseable {
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";
  // In a narrow terminal a line is cut off, not continued on the next one.
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String CLEAR = "\u001b[2J";
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_LINE_END = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String RESET = "\u001b[0m";
  private static final String DIM = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[38;5;114m";
  private static final String ORANGE = "\u001b[38;5;215m";
  private static final String RED = "\u001b[38;5;203m";
  private static final String BLUE = "\u001b[38;5;75m";
  private static final String LEVELS = " ▁▂▃▄▅▆▇█";
  private static final int HILL_ROWS = 6;
  private static final int STEERING_WIDTH = 31;
  private static final int OUTPUT_ONE = 1 << 15;
  private static final int MAX_COLUMNS = 64;
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintWriter out;
  private final Snapshot snapshot;
  private final String title;
  private final List<String> models;
  private final boolean person;
  private final Supplier<List<String>> facts;
  private final Thread thread;
  private volatile boolean closing;

  /// Starts drawing.
  ///
  /// @param models what the models are called; shown if there are several
  /// @param person whether a person is the driver that is shown, and not the expert
  /// @param facts more lines about the car, asked for on the drawing thread
  LiveView(
      PrintWriter out,
      Snapshot snapshot,
      String title,
      List<String> models,
      boolean person,
      Supplier<List<String>> facts) {
    this.out = out;
    this.snapshot = snapshot;
    this.title = title;
    this.models = models;
    this.person = person;
    this.facts = facts;
    this.thread = Thread.ofPlatform().name("view").daemon().unstarted(this::draw);
    thread.start();
  }

  private void draw() {
    out.print(HIDE_CURSOR + NO_WRAP + CLEAR);
    while (!closing) {
      if (snapshot.fresh()) {
        show();
        snapshot.ask();
      }
      LockSupport.parkNanos(this, PERIOD_NANOS);
    }
  }

  private void show() {
    List<String> left = retina(snapshot);
    List<String> right = panel(snapshot, facts.get());
    StringBuilder screen = new StringBuilder(HOME);
    screen.append(' ').append(BOLD).append(title).append(RESET).append(CLEAR_LINE_END + "\n");
    screen.append(CLEAR_LINE_END + "\n");
    String noRetina = " ".repeat(Math.min(MAX_COLUMNS, snapshot.columns));
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      screen.append("  ").append(i < left.size() ? left.get(i) : noRetina).append("   ");
      screen.append(i < right.size() ? right.get(i) : "").append(CLEAR_LINE_END + "\n");
    }
    screen.append(CLEAR_LINE_END + "\n ");
    screen
        .append(DIM)
        .append("Ctrl-C stops in neutral")
        .append(RESET)
        .append(CLEAR_LINE_END + "\n" + CLEAR_BELOW);
    out.print(screen);
    out.flush();
  }

  // The first plane. Two retina rows share a line of text: the upper half block carries one as ink,
  // one as paper.
  static List<String> retina(Snapshot snapshot) {
    List<String> lines = new ArrayList<>();
    int[] pixels = snapshot.pixels();
    int columns = Math.min(MAX_COLUMNS, snapshot.columns);
    for (int row = 0; row + 1 < snapshot.rows; row += 2) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int upper = pixels[row * snapshot.columns + column];
        int lower = pixels[(row + 1) * snapshot.columns + column];
        line.append(
            "\u001b[38;2;%d;%d;%dm\u001b[48;2;%d;%d;%dm▀"
                .formatted(upper, upper, upper, lower, lower, lower));
      }
      lines.add(line.append(RESET).toString());
    }
    return lines;
  }

  private List<String> panel(Snapshot snapshot, List<String> facts) {
    List<String> lines = new ArrayList<>();
    if (snapshot.outputs().length > 1) {
      lines.addAll(hill(snapshot.outputs()));
      lines.add(
          DIM
              + "left"
              + " ".repeat(Math.max(1, Math.min(MAX_COLUMNS, snapshot.outputs().length) - 9))
              + "right"
              + RESET);
    }
    lines.add("");
    lines.add(steering("network", snapshot.networkSteering, ORANGE));
    if (models.size() > 1) {
      lines.add(ModelLine.of(models, snapshot.steeringModel, snapshot.reliabilities()));
    }
    if (snapshot.trust().known()) {
      lines.add(snapshot.trust().line());
    }
    if (snapshot.laneMeters != 0) {
      lines.add(lane(snapshot.laneMeters));
    }
    if (snapshot.driverPresent) {
      lines.add(steering(person ? "you    " : "expert ", snapshot.driverSteering, GREEN));
    }
    lines.add(
        "pulses  servo %d us, ESC %d us"
            .formatted(snapshot.steeringMicros, snapshot.throttleMicros));
    lines.addAll(facts);
    lines.add(state(snapshot));
    return lines;
  }

  static List<String> hill(int[] outputs) {
    List<String> lines = new ArrayList<>();
    int units = Math.min(MAX_COLUMNS, outputs.length);
    int steps = LEVELS.length() - 1;
    for (int row = HILL_ROWS - 1; row >= 0; row--) {
      StringBuilder line = new StringBuilder(BLUE);
      for (int unit = 0; unit < units; unit++) {
        int height = (int) ((long) Math.max(0, outputs[unit]) * HILL_ROWS * steps / OUTPUT_ONE);
        line.append(LEVELS.charAt(Math.clamp(height - row * steps, 0, steps)));
      }
      lines.add(line.append(RESET).toString());
    }
    return lines;
  }

  static String steering(String who, double steering, String colour) {
    int mark = (int) Math.round((Math.clamp(steering, -1.0, 1.0) + 1) / 2 * (STEERING_WIDTH - 1));
    StringBuilder bar = new StringBuilder("─".repeat(STEERING_WIDTH));
    bar.setCharAt(STEERING_WIDTH / 2, '┼');
    String before = bar.substring(0, mark);
    String after = bar.substring(mark + 1);
    return who
        + " ◂"
        + before
        + colour
        + "●"
        + RESET
        + after
        + "▸ "
        + String.format(Locale.ROOT, "%+.2f", steering);
  }

  static String lane(double meters) {
    return String.format(
        Locale.ROOT,
        "line    %.0f cm %s of the learned one",
        100 * Math.abs(meters),
        meters < 0 ? "left" : "right");
  }

  static String state(Snapshot snapshot) {
    String work =
        String.format(
            Locale.ROOT, "tick %d in %.0f us", snapshot.number, snapshot.workNanos / 1000.0);
    String state = words(snapshot.state);
    if (snapshot.release != Release.NONE) {
      return RED + state + ": throttle neutral, " + words(snapshot.release) + RESET + ", " + work;
    }
    return snapshot.caution == Caution.NONE
        ? GREEN + state + RESET + ", " + work
        : ORANGE + state + ": throttle capped, " + words(snapshot.caution) + RESET + ", " + work;
  }

  /// A constant's name as people write it.
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Stops drawing and gives the cursor back.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    out.print("\r" + CLEAR_LINE_END + WRAP + SHOW_CURSOR + RESET); // over the ^C of Ctrl-C
    out.flush();
  }
}
