package io.github.alvinn4j.safety;

/// The pulse widths that go to the servo and the ESC, in microseconds.
///
/// Mutable and reused; owned by the drive thread. Only the gate writes it.
public final class Pulses {
  private int steeringMicros;
  private int throttleMicros;

  void set(int steeringMicros, int throttleMicros) {
    this.steeringMicros = steeringMicros;
    this.throttleMicros = throttleMicros;
  }

  /// Width of the servo's pulse in microseconds.
  public int steeringMicros() {
    return steeringMicros;
  }

  /// Width of the ESC's pulse in microseconds.
  public int throttleMicros() {
    return throttleMicros;
  }
}
