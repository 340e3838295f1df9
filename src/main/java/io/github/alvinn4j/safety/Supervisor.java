package io.github.alvinn4j.safety;

import java.util.concurrent.atomic.AtomicReference;

/// Decides in every tick whether the car may move, and says why not.
///
/// A soft fault lets the throttle go at once; if it lasts, the car is disarmed, and then only a
/// person arms it again. A fault that flickers does not start its time anew: healthy time pays back
/// a quarter of what a fault has cost (X3). Time is an input, so every budget can be tested
/// exactly. All methods but the requests belong to the drive thread.
public final class Supervisor {
  /// A frame may seem this much younger than now, and no more, without being absurd (C14).
  private static final long FUTURE_NANOS = 5_000_000L;

  private static final int PAY_BACK = 4;

  private enum Wish {
    NOTHING,
    ARM_MANUAL,
    ARM_AUTO,
    STOP
  }

  private final SupervisorSettings settings;
  private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.NOTHING);
  private DriveState state = DriveState.BOOT;
  private Release release = Release.NOT_ARMED;
  private Release disarmedBy = Release.NONE;
  private boolean ticked;
  private long lastNanos;
  private long neutralSinceNanos;
  private long faultNanos;

  /// Begins in [DriveState#BOOT].
  public Supervisor(SupervisorSettings settings) {
    this.settings = settings;
  }

  /// A person wants to drive by hand. Safe from any thread.
  public void requestManual() {
    wish.set(Wish.ARM_MANUAL);
  }

  /// A person wants the car to drive by itself. Safe from any thread.
  public void requestAuto() {
    wish.set(Wish.ARM_AUTO);
  }

  /// A person, or the end of the drive, wants a stop. Safe from any thread.
  public void requestStop() {
    wish.set(Wish.STOP);
  }

  /// Decides for one tick.
  ///
  /// @param now the drive's clock in nanoseconds
  /// @param seen not modified
  public void advance(long now, Observations seen) {
    long passed = ticked ? Math.max(0, now - lastNanos) : 0;
    boolean paused = passed > settings.pauseNanos();
    ticked = true;
    lastNanos = now;
    if (state == DriveState.BOOT) {
      neutralSinceNanos = now;
      become(DriveEvent.READY, now);
    }
    Release fault = fault(seen, paused);
    answerWish(now, seen, fault);
    if (fault.severity() == Release.Severity.HARD) {
      neutralSinceNanos = now; // its pulses may have been off: the ESC must see neutral anew
    }
    watchFault(now, passed, fault);
    if (state == DriveState.STOPPING && now - neutralSinceNanos >= settings.restNanos()) {
      become(DriveEvent.AT_REST, now);
    }
    release = state.armed() ? fault : Release.NOT_ARMED;
  }

  private Release fault(Observations seen, boolean paused) {
    if (seen.emergencyStop()) {
      return Release.EMERGENCY_STOP;
    }
    if (seen.actuatorFailed()) {
      return Release.ACTUATOR;
    }
    if (seen.weightsDamaged()) {
      return Release.WEIGHTS;
    }
    if (paused) {
      return Release.PAUSED;
    }
    long age = seen.frameAgeNanos();
    if (age > settings.maxFrameAgeNanos() || age < -FUTURE_NANOS) {
      return Release.FRAME_LATE;
    }
    if (seen.frameFault() != Release.NONE) {
      return seen.frameFault();
    }
    return state == DriveState.ARMED_MANUAL && !seen.driverPresent()
        ? Release.NO_DRIVER
        : Release.NONE;
  }

  // A wish to arm waits for the ESC to have seen neutral, but not for a hard fault to go away. One
  // that meets a fault or a held throttle is refused for good: the person must ask again.
  private void answerWish(long now, Observations seen, Release fault) {
    Wish asked = wish.get();
    if (asked == Wish.STOP) {
      become(DriveEvent.STOP, now);
    } else if (asked != Wish.NOTHING && state == DriveState.DISARMED) {
      boolean hard = fault.severity() == Release.Severity.HARD;
      if (!hard && now - neutralSinceNanos < settings.neutralNanos()) {
        return;
      }
      boolean held = settings.neutralInput() && seen.driverPresent() && !seen.throttleNeutral();
      disarmedBy = held ? Release.NOT_ARMED : fault;
      if (disarmedBy == Release.NONE) {
        faultNanos = 0;
        become(asked == Wish.ARM_AUTO ? DriveEvent.ARM_AUTO : DriveEvent.ARM_MANUAL, now);
      }
    }
    wish.compareAndSet(asked, Wish.NOTHING);
  }

  private void watchFault(long now, long passed, Release fault) {
    if (!state.armed()) {
      return;
    }
    if (fault == Release.NONE) {
      faultNanos = Math.max(0, faultNanos - passed / PAY_BACK);
      return;
    }
    faultNanos += passed;
    if (fault.severity() == Release.Severity.HARD || faultNanos >= settings.faultNanos()) {
      disarmedBy = fault;
      become(DriveEvent.FAULT, now);
    }
  }

  private void become(DriveEvent event, long now) {
    DriveState next = state.after(event);
    if (state.armed() && !next.armed()) {
      neutralSinceNanos = now;
    }
    state = next;
  }

  /// Who may move the car now.
  public DriveState state() {
    return state;
  }

  /// Why the throttle is neutral now, or `NONE`.
  public Release release() {
    return release;
  }

  /// What has disarmed the car, or kept it from being armed when that was asked: a fault, or
  /// `NOT_ARMED` for a throttle that was held; `NONE` if nothing has. Only a person's next wish
  /// takes it back.
  public Release disarmedBy() {
    return disarmedBy;
  }
}
