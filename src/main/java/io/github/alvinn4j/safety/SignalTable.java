package io.github.alvinn4j.safety;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Everything a drive lives on, in one table: rate, ages, range, what a loss does, what is
/// recorded.
///
/// Supervisor, guard, watches, recorder, `inspect` and the documentation all read this one.
/// Immutable.
///
/// The ages are the field's: 100 ms without news is neutral (FRC, comma body), half a second
/// disarms (PX4). A slow camera is given three of its periods.
public final class SignalTable {
  /// Neutral after this long without news.
  public static final long NEUTRAL_NANOS = 100_000_000L;

  /// The outputs' own age for neutral: with the guard's period of 20 ms on top a bus that hangs
  /// holds the throttle within [#NEUTRAL_NANOS] (A3).
  public static final long OUTPUT_NEUTRAL_NANOS = 70_000_000L;

  /// Disarmed after this long, or when a soft fault has lasted this long.
  public static final long DISARM_NANOS = 500_000_000L;

  /// Whoever has been silent for this long hangs for good (J2, C16).
  public static final long HOPELESS_NANOS = 2_000_000_000L;

  /// How often the outputs are written, and so acknowledged, whatever the camera does.
  public static final int ACTUATOR_HERTZ = 50;

  private static final int MAX_RATE_HERTZ = 1000;
  private static final int Q15_ONE = 32767;
  private static final long PERIODS = 3;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int MICROS_PER_SECOND = 1_000_000;

  private final Map<Signal, SignalRow> rows = new EnumMap<>(Signal.class);

  private SignalTable(List<SignalRow> rows) {
    rows.forEach(row -> this.rows.put(row.signal(), row));
  }

  /// The table of one car.
  ///
  /// @param cameraHertz pictures, and so ticks, a second, 1..1000; [SignalRow#IRREGULAR] watches no
  ///   rate, no pause and no overrun: for what steps through time as it likes
  /// @param maxFrameAgeMillis an older picture lets the throttle go, above 0
  /// @throws IllegalArgumentException naming the value and the expectation
  public static SignalTable of(int cameraHertz, long maxFrameAgeMillis) {
    if (cameraHertz < 0 || cameraHertz > MAX_RATE_HERTZ) {
      throw new IllegalArgumentException(
          "camera rate = %d Hz, expected 0..%d".formatted(cameraHertz, MAX_RATE_HERTZ));
    }
    if (maxFrameAgeMillis < 1) {
      throw new IllegalArgumentException(
          "max frame age = %d ms, expected 1 or more".formatted(maxFrameAgeMillis));
    }
    return new SignalTable(
        List.of(
            camera(cameraHertz, maxFrameAgeMillis * NANOS_PER_MILLI),
            driveTick(cameraHertz),
            new SignalRow(
                Signal.ACTUATOR,
                ACTUATOR_HERTZ,
                OUTPUT_NEUTRAL_NANOS,
                NEUTRAL_NANOS,
                HOPELESS_NANOS,
                PulseRange.HARD_MIN_MICROS,
                PulseRange.HARD_MAX_MICROS,
                "us",
                Release.ACTUATOR,
                0),
            new SignalRow(
                Signal.DRIVER,
                SignalRow.IRREGULAR,
                0,
                DISARM_NANOS,
                SignalRow.NEVER,
                -Q15_ONE,
                Q15_ONE,
                "Q15",
                Release.NO_DRIVER,
                0),
            new SignalRow(
                Signal.MACHINE,
                1,
                SignalRow.NEVER,
                SignalRow.NEVER,
                SignalRow.NEVER,
                0,
                80,
                "degrees C",
                Release.NONE,
                0),
            learner()));
  }

  // Darker than the range everywhere is a lens cap (C7), brighter the sun (C8).
  private static SignalRow camera(int rateHertz, long neutralNanos) {
    return new SignalRow(
        Signal.CAMERA,
        rateHertz,
        neutralNanos,
        Math.max(DISARM_NANOS, neutralNanos),
        Math.max(HOPELESS_NANOS, neutralNanos),
        16,
        239,
        "grey levels",
        Release.FRAME_LATE,
        1);
  }

  // Nothing is lost with it but what it would have learned: shown, and no reason to stop.
  private static SignalRow learner() {
    return new SignalRow(
        Signal.LEARNER,
        SignalRow.IRREGULAR,
        SignalRow.NEVER,
        SignalRow.NEVER,
        SignalRow.NEVER,
        0,
        1,
        "error of full lock",
        Release.NONE,
        0);
  }

  // A tick may work for one period of the camera: longer is an overrun (M11).
  private static SignalRow driveTick(int rateHertz) {
    boolean regular = rateHertz != SignalRow.IRREGULAR;
    int periodMicros = regular ? MICROS_PER_SECOND / rateHertz : Integer.MAX_VALUE;
    long patience = PERIODS * periodMicros * (NANOS_PER_MILLI / 1000);
    long neutral = regular ? Math.max(NEUTRAL_NANOS, patience) : SignalRow.NEVER;
    return new SignalRow(
        Signal.DRIVE_TICK,
        rateHertz,
        neutral,
        Math.max(DISARM_NANOS, neutral),
        Math.max(HOPELESS_NANOS, neutral),
        0,
        periodMicros,
        "us of work",
        Release.PAUSED,
        1);
  }

  /// What is expected of one signal.
  public SignalRow row(Signal signal) {
    SignalRow row = rows.get(signal);
    if (row == null) {
      throw new IllegalStateException("no row for " + signal);
    }
    return row;
  }

  /// All rows, in the order of [Signal].
  public List<SignalRow> rows() {
    return List.copyOf(rows.values());
  }
}
