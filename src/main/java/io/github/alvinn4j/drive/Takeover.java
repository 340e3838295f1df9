package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.DriveCommand;

/// Whether a person puts right a car that the network drives.
///
/// Who steers has the wheel at once; the network has it back when the stick was let go for a while,
/// so that passing through the middle is no letting go. Owned by the drive thread.
final class Takeover {
  /// Less is a stick at rest: 2 % beyond the dead zone that a gamepad has taken off already.
  private static final int DEAD_BAND_Q15 = 655;

  private static final long LET_GO_NANOS = 400_000_000L;

  private boolean held;
  private long steeredNanos;

  /// Judges one tick.
  ///
  /// @param present whether somebody is at the wheel; if not, the network has it back at once
  /// @param wish not modified
  /// @return whether the person's steering counts
  boolean holds(long now, boolean present, DriveCommand wish) {
    if (present && Math.abs(wish.steeringQ15()) > DEAD_BAND_Q15) {
      held = true;
      steeredNanos = now;
    } else if (!present || now - steeredNanos >= LET_GO_NANOS) {
      held = false;
    }
    return held;
  }

  /// The network does not drive, or does so anew.
  void reset() {
    held = false;
  }
}
