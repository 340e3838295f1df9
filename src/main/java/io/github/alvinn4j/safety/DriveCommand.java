package io.github.alvinn4j.safety;

/// What a driver (person, network or expert) wants: steering and throttle, not yet checked.
///
/// Both are Q15 integers: -32767 is full left or full reverse, +32767 full right or full forward, 0
/// straight ahead or stopped. Mutable and reused; owned by the drive thread.
public final class DriveCommand {
  private int steeringQ15;
  private int throttleQ15;

  /// Sets both at once.
  public void set(int steeringQ15, int throttleQ15) {
    this.steeringQ15 = steeringQ15;
    this.throttleQ15 = throttleQ15;
  }

  /// Steering, -32767 (left) .. +32767 (right) for a sane driver; anything for an insane one.
  public int steeringQ15() {
    return steeringQ15;
  }

  /// Throttle, -32767 (reverse) .. +32767 (forward) for a sane driver.
  public int throttleQ15() {
    return throttleQ15;
  }
}
