package io.github.alvinn4j.steering;

/// One decoded steering direction.
///
/// Mutable and reused; owned by the drive thread. Positive is right.
public final class SteeringEstimate {
  private int steeringQ15;
  private int positionQ16;

  void set(int steeringQ15, int positionQ16) {
    this.steeringQ15 = steeringQ15;
    this.positionQ16 = positionQ16;
  }

  /// Normalised steering, -32767 (full left) .. +32767 (full right).
  public int steeringQ15() {
    return steeringQ15;
  }

  /// Where the hill stands on the axis, in output units with 16 fraction bits: 0 .. (units-1) *
  /// 65536.
  public int positionQ16() {
    return positionQ16;
  }

  /// Normalised steering, -1..+1, for people.
  public double steering() {
    return steeringQ15 / 32767.0;
  }
}
