package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.Commissioning;
import io.github.alvinn4j.hardware.VehicleProfile;
import io.github.alvinn4j.safety.PulseRange;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The six pulses of a car while a person moves them, and what goes out meanwhile.
///
/// The servo follows the line that is chosen. The motor runs only after a person has asked for it,
/// gets up to speed slowly, and stops by itself when no key is pressed for a while: a terminal that
/// hangs must not leave it running. Knows neither terminal nor hardware; one thread.
final class CalibrationDesk {
  /// A running motor stops so long after the last key.
  static final long PATIENCE_NANOS = 1_500_000_000L;

  /// The motor's pulse leaves neutral by one microsecond in this time.
  private static final long RISE_NANOS = 5_000_000L;

  /// An ESC takes no throttle before it has seen neutral for so long (A16).
  private static final long ESC_NEUTRAL_NANOS = 2_000_000_000L;

  private static final int COARSE_MICROS = 10;

  /// One line of the desk: a key of the profile.
  enum Line {
    LEFT("steering", "left_micros", "left"),
    STRAIGHT("steering", "neutral_micros", "straight"),
    RIGHT("steering", "right_micros", "right"),
    REVERSE("throttle", "reverse_micros", "reverse"),
    NEUTRAL("throttle", "neutral_micros", "neutral"),
    FORWARD("throttle", "forward_micros", "forward");

    private final String section;
    private final String key;
    private final String label;

    Line(String section, String key, String label) {
      this.section = section;
      this.key = key;
      this.label = label;
    }

    String section() {
      return section;
    }

    String key() {
      return key;
    }

    String label() {
      return label;
    }

    boolean steers() {
      return section.equals("steering");
    }
  }

  /// What a person can do.
  enum Key {
    UP,
    DOWN,
    LESS,
    MORE,
    SLIGHTLY_LESS,
    SLIGHTLY_MORE,
    /// Lets the motor run, or stops it.
    RUN,
    /// Says that left is left and forward is forward.
    CONFIRM
  }

  private final long startNanos;
  private final Map<Line, Integer> micros = new EnumMap<>(Line.class);
  private final Map<Line, Integer> saved;
  private final Set<Line> tried = EnumSet.noneOf(Line.class);
  private Line chosen = Line.STRAIGHT;
  private boolean confirmed;
  private boolean savedConfirmed;
  private boolean running;
  private long lastKeyNanos;
  private long lastStepNanos;
  private int motorMicros;

  /// Begins with what the profile says, in neutral.
  CalibrationDesk(VehicleProfile profile, long now) {
    startNanos = now;
    lastKeyNanos = now;
    lastStepNanos = now;
    put(profile.steering(), Line.LEFT, Line.STRAIGHT, Line.RIGHT);
    put(profile.throttle(), Line.REVERSE, Line.NEUTRAL, Line.FORWARD);
    Commissioning shown = profile.commissioning();
    confirmed = shown.directionsConfirmed();
    savedConfirmed = confirmed;
    saved = new EnumMap<>(micros);
    motorMicros = micros(Line.NEUTRAL);
  }

  private void put(PulseRange range, Line negative, Line neutral, Line positive) {
    micros.put(negative, range.negativeMicros());
    micros.put(neutral, range.neutralMicros());
    micros.put(positive, range.positiveMicros());
  }

  /// Takes a key.
  void press(Key key, long now) {
    lastKeyNanos = now;
    switch (key) {
      case UP -> choose(neighbour(-1));
      case DOWN -> choose(neighbour(1));
      case LESS -> change(-COARSE_MICROS);
      case MORE -> change(COARSE_MICROS);
      case SLIGHTLY_LESS -> change(-1);
      case SLIGHTLY_MORE -> change(1);
      case RUN -> run(now);
      case CONFIRM -> confirmed = mayConfirm();
    }
  }

  private Line neighbour(int step) {
    Line[] lines = Line.values();
    for (int i = 0; i < lines.length; i++) {
      if (lines[i] == chosen) {
        return lines[Math.clamp((long) i + step, 0, lines.length - 1)];
      }
    }
    throw new IllegalStateException("no line is chosen");
  }

  private void choose(Line line) {
    running = false;
    chosen = line;
    if (line.steers()) {
      tried.add(line); // the servo follows at once
    }
  }

  private void change(int by) {
    int changed =
        Math.clamp(
            (long) micros(chosen) + by, PulseRange.HARD_MIN_MICROS, PulseRange.HARD_MAX_MICROS);
    micros.put(chosen, changed);
    confirmed = false; // what was seen is not what is there now
    if (!chosen.steers()) {
      tried.remove(chosen);
    }
  }

  private void run(long now) {
    boolean ready = now - startNanos >= ESC_NEUTRAL_NANOS;
    running = ready && !running && !chosen.steers() && problem().isEmpty();
    lastStepNanos = now;
    if (running) {
      tried.add(chosen);
    }
  }

  /// Whether a person can have seen which way servo and motor turn.
  boolean mayConfirm() {
    return problem().isEmpty()
        && tried.contains(Line.LEFT)
        && tried.contains(Line.RIGHT)
        && tried.contains(Line.FORWARD);
  }

  /// Lets time pass: a motor speeds up, or stops because nobody is there.
  void advance(long now) {
    if (running && now - lastKeyNanos > PATIENCE_NANOS) {
      running = false;
    }
    int neutral = micros(Line.NEUTRAL);
    if (!running) {
      motorMicros = neutral;
      lastStepNanos = now;
      return;
    }
    long rise = (now - lastStepNanos) / RISE_NANOS;
    lastStepNanos += rise * RISE_NANOS;
    int reach = (int) Math.min(PulseRange.HARD_MAX_MICROS, Math.abs(motorMicros - neutral) + rise);
    motorMicros = neutral + Math.clamp(micros(chosen) - neutral, -reach, reach);
  }

  /// The servo's pulse now.
  int steeringMicros() {
    return micros(chosen.steers() ? chosen : Line.STRAIGHT);
  }

  /// The ESC's pulse now.
  int throttleMicros() {
    return motorMicros;
  }

  /// Whether the motor is to run.
  boolean running() {
    return running;
  }

  /// The line that the keys change.
  Line chosen() {
    return chosen;
  }

  /// The pulse of a line in microseconds.
  int micros(Line line) {
    return micros.getOrDefault(line, 0);
  }

  /// Whether this line differs from the file.
  boolean changed(Line line) {
    return micros(line) != saved.getOrDefault(line, 0);
  }

  /// Whether anything differs from the file.
  boolean changed() {
    return confirmed != savedConfirmed || !micros.equals(saved);
  }

  /// Whether a person has seen that left is left and forward is forward.
  boolean confirmed() {
    return confirmed;
  }

  /// Why this cannot be saved.
  Optional<String> problem() {
    if (!between(Line.LEFT, Line.STRAIGHT, Line.RIGHT)) {
      return Optional.of("straight must lie between left and right");
    }
    if (!between(Line.REVERSE, Line.NEUTRAL, Line.FORWARD)) {
      return Optional.of("neutral must lie between reverse and forward");
    }
    return Optional.empty();
  }

  private boolean between(Line negative, Line neutral, Line positive) {
    return Integer.signum(micros(neutral) - micros(negative))
            * Integer.signum(micros(positive) - micros(neutral))
        == 1;
  }

  /// What is on the desk is in the file now.
  void saved() {
    saved.putAll(micros);
    savedConfirmed = confirmed;
  }
}
