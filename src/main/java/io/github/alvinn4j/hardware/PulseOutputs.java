package io.github.alvinn4j.hardware;

/// What a probe on the two signal wires would measure: the simulated car's servo and ESC read it.
///
/// Safe from any thread.
public interface PulseOutputs {
  /// Stands for a wire without pulses.
  int NO_PULSE = 0;

  /// Width of the servo's pulse in microseconds, or [#NO_PULSE].
  int steeringMicros();

  /// Width of the ESC's pulse in microseconds, or [#NO_PULSE].
  int throttleMicros();
}
