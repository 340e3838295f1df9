package io.github.alvinn4j.safety;

/// The calibration of one channel: the pulse widths of -1, 0 and +1, in microseconds.
///
/// For steering `negativeMicros` is full left and `positiveMicros` full right; for throttle full
/// reverse and full forward. A reversed servo has `negativeMicros > positiveMicros`. The three must
/// lie inside [#HARD_MIN_MICROS]..[#HARD_MAX_MICROS] and be strictly monotonic.
public record PulseRange(int negativeMicros, int neutralMicros, int positiveMicros) {
  /// No RC servo or ESC takes a shorter pulse; nothing shorter is ever put out.
  public static final int HARD_MIN_MICROS = 700;

  /// No RC servo or ESC takes a longer pulse; nothing longer is ever put out.
  public static final int HARD_MAX_MICROS = 2300;

  private static final int Q15_ONE = 32767;

  /// Checks the calibration.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public PulseRange {
    checkHard("negative", negativeMicros);
    checkHard("positive", positiveMicros);
    boolean rising = negativeMicros < neutralMicros && neutralMicros < positiveMicros;
    boolean falling = negativeMicros > neutralMicros && neutralMicros > positiveMicros;
    if (!rising && !falling) {
      throw new IllegalArgumentException(
          "pulse widths %d, %d, %d us, expected neutral strictly between the other two"
              .formatted(negativeMicros, neutralMicros, positiveMicros));
    }
  }

  private static void checkHard(String name, int micros) {
    if (micros < HARD_MIN_MICROS || micros > HARD_MAX_MICROS) {
      throw new IllegalArgumentException(
          "%s pulse = %d us, expected %d..%d"
              .formatted(name, micros, HARD_MIN_MICROS, HARD_MAX_MICROS));
    }
  }

  /// The pulse of a Q15 value, linear on each side of neutral, rounded half up; values beyond full
  /// scale are held at full scale.
  public int micros(int valueQ15) {
    int value = Math.clamp(valueQ15, -Q15_ONE, Q15_ONE);
    int scaled =
        Math.max(value, 0) * (positiveMicros - neutralMicros)
            + Math.min(value, 0) * (neutralMicros - negativeMicros);
    return neutralMicros + Math.floorDiv(2 * scaled + Q15_ONE, 2 * Q15_ONE);
  }

  /// The Q15 value whose pulse this is, the inverse of [#micros(int)] to within one step; held at
  /// full scale.
  public int valueQ15(int micros) {
    int offset = Math.clamp(micros, minMicros(), maxMicros()) - neutralMicros;
    return partQ15(offset, positiveMicros - neutralMicros)
        - partQ15(offset, negativeMicros - neutralMicros);
  }

  // How much of the way to one end, 0..1 in Q15, rounded; 0 on the other side of neutral.
  private static int partQ15(int offset, int end) {
    int span = Math.abs(end);
    int way = Math.abs(Math.clamp(offset, Math.min(end, 0), Math.max(end, 0)));
    return (way * Q15_ONE + span / 2) / span;
  }

  /// The shortest pulse this calibration allows, in microseconds.
  public int minMicros() {
    return Math.min(negativeMicros, positiveMicros);
  }

  /// The longest pulse this calibration allows, in microseconds.
  public int maxMicros() {
    return Math.max(negativeMicros, positiveMicros);
  }
}
