package io.github.alvinn4j.cli;

import io.github.alvinn4j.hardware.Commissioning;
import io.github.alvinn4j.safety.PulseRange;
import java.util.OptionalInt;

/// How long a motor goes on after something was cut: a person watches the wheels and presses a key
/// when they stand.
///
/// The person's own delay is in the result, which is the safe side. Knows neither terminal nor
/// hardware; one thread.
final class StopMeasurement {
  /// The motor runs so long before anything may be cut.
  static final long RUN_UP_NANOS = 1_500_000_000L;

  private static final long ESC_NEUTRAL_NANOS = 2_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;
  private static final int Q15_ONE = 32767;

  /// Where it has come to.
  enum Phase {
    /// Neutral goes out; the person starts the motor.
    NEUTRAL,
    /// The motor runs; the person cuts.
    RUNNING,
    /// It was cut; the person waits for the wheels.
    CUT,
    /// The wheels stand.
    DONE
  }

  private final PulseRange throttle;
  private final long startNanos;
  private Phase phase = Phase.NEUTRAL;
  private long phaseNanos;
  private long stopNanos;

  StopMeasurement(PulseRange throttle, long now) {
    this.throttle = throttle;
    this.startNanos = now;
    this.phaseNanos = now;
  }

  /// The one key. A key that comes too early is not taken.
  ///
  /// @return whether the phase has changed
  boolean press(long now) {
    Phase next =
        switch (phase) {
          case NEUTRAL -> now - startNanos >= ESC_NEUTRAL_NANOS ? Phase.RUNNING : Phase.NEUTRAL;
          case RUNNING -> now - phaseNanos >= RUN_UP_NANOS ? Phase.CUT : Phase.RUNNING;
          case CUT -> {
            stopNanos = now - phaseNanos;
            yield Phase.DONE;
          }
          case DONE -> Phase.DONE;
        };
    boolean changed = next != phase;
    if (changed) {
      phase = next;
      phaseNanos = now;
    }
    return changed;
  }

  Phase phase() {
    return phase;
  }

  /// The ESC's pulse in this phase: gently forward while running, else neutral.
  int throttleMicros() {
    return phase == Phase.RUNNING ? gentleMicros(throttle) : throttle.neutralMicros();
  }

  /// The pulse at which the motor runs for a measurement.
  static int gentleMicros(PulseRange throttle) {
    return throttle.micros((int) Math.round(Commissioning.UNPROVEN_THROTTLE * Q15_ONE));
  }

  /// From the cut to the person's key; empty before.
  OptionalInt millis() {
    return phase == Phase.DONE
        ? OptionalInt.of((int) Math.min(Integer.MAX_VALUE, stopNanos / NANOS_PER_MILLI))
        : OptionalInt.empty();
  }
}
