package io.github.alvinn4j.safety;

import java.util.concurrent.atomic.AtomicLong;

/// Judges what the computer says of itself: heat and an under-voltage.
///
/// The first under-voltage caps the throttle, another one within a minute disarms: the next reading
/// already, if it lasts. Readings come from any thread; all else belongs to the drive thread.
public final class MachineWatch {
  private static final long FORGET_NANOS = 60_000_000_000L;
  private static final long UNDER_VOLTAGE = 1;
  private static final long HOT = 2;
  private static final int COUNT_SHIFT = 2; // above the flags: how many readings there were

  private final AtomicLong newest = new AtomicLong();
  private long judged;
  private boolean sagged;
  private long saggedNanos;
  private boolean again;

  /// Takes a reading. Safe from any thread.
  public void reading(boolean underVoltage, boolean hot) {
    long flags = (underVoltage ? UNDER_VOLTAGE : 0) | (hot ? HOT : 0);
    newest.updateAndGet(old -> ((old >> COUNT_SHIFT) + 1) << COUNT_SHIFT | flags);
  }

  /// Looks at the newest reading.
  public void advance(long now) {
    long reading = newest.get();
    sagged &= now - saggedNanos < FORGET_NANOS;
    if (reading == judged) {
      return;
    }
    judged = reading;
    boolean sags = (reading & UNDER_VOLTAGE) != 0;
    again = sags && sagged;
    if (sags) {
      sagged = true;
      saggedNanos = now;
    }
  }

  /// A repeated under-voltage that is still there, or `NONE`.
  public Release fault() {
    return again ? Release.UNDER_VOLTAGE : Release.NONE;
  }

  /// Heat, or an under-voltage within the last minute, or `NONE`.
  public Caution caution() {
    if (sagged) {
      return Caution.UNDER_VOLTAGE;
    }
    return (judged & HOT) != 0 ? Caution.HOT : Caution.NONE;
  }
}
