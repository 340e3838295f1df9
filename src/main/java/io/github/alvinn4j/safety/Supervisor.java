package io.github.alvinn4j.safety;

import java.util.concurrent.atomic.AtomicReference;

/// Decides in every tick whether the car may move, and says why not.
///
/// A soft fault lets the throttle go at once; if it lasts, the car is disarmed, and then only a
/// person arms it again. A fault that flickers does not start its time anew: healthy time pays back
/// a quarter of what a fault has cost (X3). Time is an input, so every budget can be tested
/// exactly. All methods but the requests belong to the drive thread.
public final class Supervisor {
  private static final int PAY_BACK = 4;

  /// A cap outlives its reason by this much, so that it does not flicker (X3).
  private static final long CAUTION_NANOS = 1_000_000_000L;

  private enum Wish {
    NOTHING,
    ARM_MANUAL,
    ARM_AUTO,
    HAND_OVER,
    TAKE_BACK,
    STOP
  }

  private final SupervisorSettings settings;
  private final long pauseNanos;
  private final long faultLimitNanos;
  private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.NOTHING);
  private final AtomicReference<Release> order = new AtomicReference<>(Release.NONE);
  private DriveState state = DriveState.BOOT;
  private Release release = Release.NOT_ARMED;
  private Release disarmedBy = Release.NONE;
  private boolean ticked;
  private long lastNanos;
  private long neutralSinceNanos;
  private long faultNanos;
  private Caution caution = Caution.NONE;
  private long cautionNanos;

  /// Begins in [DriveState#BOOT].
  public Supervisor(SupervisorSettings settings) {
    this.settings = settings;
    this.pauseNanos = settings.signals().row(Signal.DRIVE_TICK).neutralNanos();
    this.faultLimitNanos = settings.signals().row(Signal.CAMERA).disarmNanos();
  }

  /// A person wants to drive by hand. Safe from any thread.
  public void requestManual() {
    wish.set(Wish.ARM_MANUAL);
  }

  /// A person wants the car to drive by itself. Safe from any thread.
  public void requestAuto() {
    wish.set(Wish.ARM_AUTO);
  }

  /// A person who drives wants the network to have the wheel: granted unless something is wrong
  /// then. Safe from any thread.
  public void requestHandOver() {
    wish.set(Wish.HAND_OVER);
  }

  /// A person wants the wheel back. Safe from any thread.
  public void requestTakeBack() {
    wish.set(Wish.TAKE_BACK);
  }

  /// A person, or the end of the drive, wants a stop. Safe from any thread.
  public void requestStop() {
    wish.set(Wish.STOP);
  }

  /// Somebody who watches from outside has seen a fault that disarms. Safe from any thread.
  public void requestDisarm(Release reason) {
    order.set(reason);
  }

  /// Decides for one tick.
  ///
  /// @param now the drive's clock in nanoseconds
  /// @param seen not modified
  public void advance(long now, Observations seen) {
    long passed = ticked ? Math.max(0, now - lastNanos) : 0;
    boolean paused = passed > pauseNanos;
    ticked = true;
    lastNanos = now;
    if (state == DriveState.BOOT) {
      neutralSinceNanos = now;
      become(DriveEvent.READY, now);
    }
    Release fault = fault(seen, paused);
    answerOrder(now);
    answerWish(now, seen, fault);
    if (fault.severity() == Release.Severity.HARD) {
      neutralSinceNanos = now; // its pulses may have been off: the ESC must see neutral anew
    }
    watchFault(now, passed, fault);
    if (state == DriveState.STOPPING && now - neutralSinceNanos >= settings.restNanos()) {
      become(DriveEvent.AT_REST, now);
    }
    release = state.armed() ? fault : Release.NOT_ARMED;
    holdCaution(now, seen.caution());
  }

  private Release fault(Observations seen, boolean paused) {
    Release worst = paused ? Release.PAUSED.or(seen.fault()) : seen.fault();
    return nobody(state, seen) ? Release.NO_DRIVER.or(worst) : worst;
  }

  // Whether somebody must be at the wheel in a state, and is not.
  private boolean nobody(DriveState in, Observations seen) {
    boolean wanted = in == DriveState.ARMED_MANUAL || (in.armed() && settings.deadMan());
    return wanted && !seen.driverPresent();
  }

  // An order to disarm also takes a wish to arm that was there before.
  private void answerOrder(long now) {
    Release reason = order.getAndSet(Release.NONE);
    if (reason != Release.NONE && (state.armed() || state == DriveState.STOPPING)) {
      disarmedBy = reason;
      wish.set(Wish.NOTHING);
      become(DriveEvent.FAULT, now);
    }
  }

  private void holdCaution(long now, Caution seen) {
    if (seen != Caution.NONE || now - cautionNanos >= CAUTION_NANOS) {
      caution = seen;
      cautionNanos = now;
    }
  }

  // A wish to arm waits for the ESC to have seen neutral, but not for a hard fault to go away. One
  // that meets a fault or a held throttle is refused for good: the person must ask again.
  private void answerWish(long now, Observations seen, Release fault) {
    Wish asked = wish.get();
    if (asked == Wish.STOP) {
      become(DriveEvent.STOP, now);
    } else if (asked == Wish.HAND_OVER || asked == Wish.TAKE_BACK) {
      changeHands(asked, now, fault);
    } else if (asked != Wish.NOTHING && state == DriveState.DISARMED) {
      boolean hard = fault.severity() == Release.Severity.HARD;
      if (!hard && now - neutralSinceNanos < settings.neutralNanos()) {
        return;
      }
      DriveEvent event = asked == Wish.ARM_AUTO ? DriveEvent.ARM_AUTO : DriveEvent.ARM_MANUAL;
      boolean held = settings.neutralInput() && seen.driverPresent() && !seen.throttleNeutral();
      Release refusal = nobody(state.after(event), seen) ? Release.NO_DRIVER.or(fault) : fault;
      disarmedBy = held ? Release.NOT_ARMED : refusal;
      if (disarmedBy == Release.NONE) {
        faultNanos = 0;
        become(event, now);
      }
    }
    wish.compareAndSet(asked, Wish.NOTHING);
  }

  private void changeHands(Wish asked, long now, Release fault) {
    if (asked == Wish.TAKE_BACK) {
      become(DriveEvent.TAKE_BACK, now);
    } else if (fault == Release.NONE) {
      become(DriveEvent.HAND_OVER, now);
    }
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
    if (fault.severity() == Release.Severity.HARD || faultNanos >= faultLimitNanos) {
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

  /// Why the throttle is capped now, or `NONE`.
  public Caution caution() {
    boolean low = settings.ceilingQ15() < Short.MAX_VALUE;
    return caution == Caution.NONE && low ? Caution.NOT_COMMISSIONED : caution;
  }

  /// The throttle's magnitude that must not be exceeded now, 0..32767.
  public int throttleCapQ15() {
    int ceiling = settings.ceilingQ15();
    return caution == Caution.NONE ? ceiling : Math.min(ceiling, settings.cautiousQ15());
  }

  /// A wanted throttle within the cap of now.
  public int capped(int throttleQ15) {
    int cap = throttleCapQ15();
    return Math.clamp(throttleQ15, -cap, cap);
  }

  /// What has disarmed the car, or kept it from being armed when that was asked: a fault, or
  /// `NOT_ARMED` for a throttle that was held; `NONE` if nothing has. Only a person's next wish
  /// takes it back.
  public Release disarmedBy() {
    return disarmedBy;
  }
}
