package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.ActuatorGate;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.time.Clock;
import java.util.List;

/// One tick: take the frame, look, think, act.
///
/// The same loop drives a real car, the simulated car and a recorded drive. Allocates nothing in a
/// tick. All methods but [#requestStop()] belong to the drive thread.
public final class DriveLoop {
  /// A frame may seem this much younger than now, and no more, without being absurd (C14).
  private static final long FUTURE_NANOS = 5_000_000L;

  private final DriveSettings settings;
  private final Clock clock;
  private final Clock stopwatch;
  private final Pilot pilot;
  private final DriverInput driver;
  private final ActuatorGate gate;
  private final VehicleActuator actuator;
  private final DriveObserver[] observers;
  private final Tick tick;
  private final ThreadAllocation allocation = new ThreadAllocation();
  private DriveState state = DriveState.BOOT;
  private long disarmedSinceNanos;
  private volatile boolean stopRequested;

  /// Wires a loop; puts out neutral at once, so that whatever the actuator did before ends here.
  ///
  /// @param clock the drive's time; simulated in lockstep and replay
  /// @param stopwatch the machine's time, for measuring how long a tick takes
  /// @param pilot looks and thinks; closed by its creator
  /// @param driver who is at the wheel in a manual drive
  /// @param actuator closed by its creator
  /// @param firstFrame any frame of the source, so that a tick never has none
  /// @param observers called in this order at the end of each tick
  public DriveLoop(
      DriveSettings settings,
      Clock clock,
      Clock stopwatch,
      Pilot pilot,
      DriverInput driver,
      VehicleActuator actuator,
      Frame firstFrame,
      List<DriveObserver> observers) {
    this.settings = settings;
    this.clock = clock;
    this.stopwatch = stopwatch;
    this.pilot = pilot;
    this.driver = driver;
    this.gate = new ActuatorGate(settings.limits());
    this.actuator = actuator;
    this.observers = observers.toArray(DriveObserver[]::new);
    this.tick = new Tick(pilot, firstFrame);
    putOutNeutral();
  }

  /// Does one tick.
  ///
  /// @param frame the newest frame, not modified
  public void tick(Frame frame) {
    long allocatedBefore = allocation.bytes();
    long workStart = stopwatch.nanos();
    long now = clock.nanos();
    advanceState(now);
    tick.begin(frame, now, state);
    pilot.look(frame);
    pilot.think();
    Release release = decide(now - frame.captureNanos());
    gate.apply(tick.command(), state, release, tick.pulses());
    actuator.write(tick.pulses().steeringMicros(), tick.pulses().throttleMicros());
    long workNanos = stopwatch.nanos() - workStart;
    tick.end(release, workNanos, allocation.bytes() - allocatedBefore);
    for (DriveObserver observer : observers) {
      observer.onTick(tick);
    }
  }

  /// Ticks with the last frame again if the car is armed and that frame has become too old: a
  /// camera that hangs gives no frame to tick with, yet the throttle must be let go and observers
  /// must see why.
  public void tickIfFrameIsLate() {
    if (state.armed() && late(clock.nanos() - tick.frame().captureNanos())) {
      tick(tick.frame());
    }
  }

  private boolean late(long frameAgeNanos) {
    return frameAgeNanos > settings.maxFrameAgeNanos() || frameAgeNanos < -FUTURE_NANOS;
  }

  // First neutral, then drive: an ESC arms on it, and nothing moves before it was there.
  private void advanceState(long now) {
    if (stopRequested) {
      state = DriveState.STOPPING;
    } else if (state == DriveState.BOOT) {
      state = DriveState.DISARMED;
      disarmedSinceNanos = now;
    } else if (state == DriveState.DISARMED
        && now - disarmedSinceNanos >= settings.neutralNanos()) {
      state =
          settings.goal() == DriveSettings.Goal.AUTO
              ? DriveState.ARMED_AUTO
              : DriveState.ARMED_MANUAL;
    }
  }

  private Release decide(long frameAgeNanos) {
    DriveCommand command = tick.command();
    boolean present = driver.read(tick.driver());
    tick.driver(present);
    if (settings.goal() == DriveSettings.Goal.AUTO) {
      command.set(pilot.estimate().steeringQ15(), settings.cruiseThrottleQ15());
    } else {
      command.set(tick.driver().steeringQ15(), tick.driver().throttleQ15());
    }
    if (!state.armed()) {
      return Release.NOT_ARMED;
    }
    if (late(frameAgeNanos)) {
      return Release.FRAME_LATE;
    }
    return settings.goal() == DriveSettings.Goal.MANUAL && !present
        ? Release.NO_DRIVER
        : Release.NONE;
  }

  /// Puts out neutral on both channels, whatever the state: the orderly end.
  public void putOutNeutral() {
    gate.neutral(tick.pulses());
    actuator.write(tick.pulses().steeringMicros(), tick.pulses().throttleMicros());
  }

  /// Asks for an orderly stop: from the next tick on nothing but neutral. Safe from any thread.
  public void requestStop() {
    stopRequested = true;
  }

  /// Whether the car may move now.
  public DriveState state() {
    return state;
  }
}
