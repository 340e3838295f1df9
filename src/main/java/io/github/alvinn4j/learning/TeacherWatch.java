package io.github.alvinn4j.learning;

import io.github.alvinn4j.safety.DriveState;

/// Judges whether what the driver does is worth learning (M13).
///
/// Hands off, no throttle, a picture that stands still, a stick that is stuck, a steering that is
/// reversed: each pauses learning, and the reason is shown. Used by one thread; allocates nothing
/// after construction.
final class TeacherWatch {
  private static final int Q15_ONE = 32767;

  /// A pause between two examples after which they are not neighbours.
  private static final long GAP_NANOS = 500_000_000L;

  /// Throttle below which nobody drives: 2 %.
  private static final int LEAST_THROTTLE_Q15 = 655;

  /// A parked camera's noise is below this, in grey levels; a car that drives is above 5.
  private static final double LEAST_CHANGE = 1;

  /// A tub or a slow camera may repeat a picture, not for as long as this.
  private static final long STILL_NANOS = 300_000_000L;

  private final PictureMotion motion;
  private final StickWatch stick = new StickWatch();
  private final TurnWatch turn = new TurnWatch();
  private boolean begun;
  private long lastNanos;
  private long movedNanos;

  /// Watches a driver.
  ///
  /// @param rows of the retina
  /// @param columns of the retina
  TeacherWatch(int rows, int columns) {
    this.motion = new PictureMotion(rows, columns);
  }

  /// Judges one example, in the order of time.
  ///
  /// @param example not modified
  /// @return why it should not be learned, or `NONE`
  Pause judge(Example example) {
    long now = example.nanos();
    if (begun && (now - lastNanos > GAP_NANOS || now < lastNanos)) {
      restart();
    }
    if (!begun) {
      movedNanos = now;
    }
    begun = true;
    lastNanos = now;
    Pause outside = outside(example);
    if (outside != Pause.NONE) {
      restart(); // a stick that nobody holds stands still, and rightly so
      return outside;
    }
    motion.see(example.pixels());
    if (motion.change() >= LEAST_CHANGE) {
      movedNanos = now;
    }
    turn.see(now, (double) example.steeringQ15() / Q15_ONE, motion.shiftColumns());
    boolean constant = stick.constant(now, example.steeringQ15());
    if (now - movedNanos >= STILL_NANOS) {
      return Pause.NO_MOTION;
    }
    if (constant) {
      return Pause.CONSTANT_STICK;
    }
    return turn.reversed() ? Pause.REVERSED : Pause.NONE;
  }

  private static Pause outside(Example example) {
    if (Math.abs(example.steeringQ15()) > Q15_ONE) {
      return Pause.OUT_OF_RANGE;
    }
    if (!example.state().armed()) {
      return Pause.NOT_DRIVING;
    }
    if (example.state() == DriveState.ARMED_AUTO && !example.correction()) {
      return Pause.NETWORK_STEERS;
    }
    if (!example.present()) {
      return Pause.NOBODY;
    }
    return example.throttleQ15() < LEAST_THROTTLE_Q15 ? Pause.NO_THROTTLE : Pause.NONE;
  }

  private void restart() {
    motion.restart();
    stick.restart();
    turn.restart();
    begun = false;
  }
}
