package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.ActuatorGate;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Observations;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.Supervisor;
import io.github.alvinn4j.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;

/// One tick: take the frame, look, think, act.
///
/// The same loop drives a real car, the simulated car and a recorded drive. Allocates nothing in a
/// tick. All methods but [#requestStop()] belong to the drive thread.
public final class DriveLoop {
  private static final System.Logger LOG = System.getLogger(DriveLoop.class.getName());

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
  private final Supervisor supervisor;
  private final Observations observations = new Observations();
  private final FrameWatch frameWatch;
  private boolean saidBlurred;
  private BooleanSupplier emergencyStop = () -> false;
  private volatile boolean actuatorFailed;
  private volatile boolean restartWanted;

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
    this.supervisor = new Supervisor(settings.supervision());
    this.frameWatch = new FrameWatch(settings.noisyCamera());
    gate.neutral(tick.pulses());
    actuator.write(tick.pulses().steeringMicros(), tick.pulses().throttleMicros());
  }

  /// Does one tick.
  ///
  /// @param frame the newest frame, not modified
  public void tick(Frame frame) {
    long allocatedBefore = allocation.bytes();
    long workStart = stopwatch.nanos();
    long now = clock.nanos();
    pilot.look(frame);
    pilot.think();
    tick.driver(driver.read(tick.driver()));
    observe(frame, now);
    supervisor.advance(now, observations);
    tick.begin(frame, now, supervisor.state(), supervisor.release());
    decide();
    gate.apply(tick.command(), now, supervisor.state(), supervisor.release(), tick.pulses());
    act();
    long workNanos = stopwatch.nanos() - workStart;
    tick.end(workNanos, allocation.bytes() - allocatedBefore);
    for (DriveObserver observer : observers) {
      observer.onTick(tick);
    }
  }

  /// Ticks with the last frame again if the car is armed and that frame has become too old: a
  /// camera that hangs gives no frame to tick with, yet the throttle must be let go and observers
  /// must see why.
  public void tickIfFrameIsLate() {
    long ageNanos = clock.nanos() - tick.frame().captureNanos();
    if (supervisor.state().armed() && ageNanos > settings.supervision().maxFrameAgeNanos()) {
      tick(tick.frame());
    }
  }

  private void observe(Frame frame, long now) {
    observations.frameAge(now - frame.captureNanos());
    observations.frameFault(pilot.judge(frameWatch, frame.sequence()));
    observations.driver(tick.driverPresent(), tick.driver().throttleQ15() == 0);
    observations.actuatorFailed(actuatorFailed);
    observations.emergencyStop(emergencyStop.getAsBoolean());
    observations.weightsDamaged(pilot.weightsDamaged());
  }

  private void decide() {
    if (settings.goal() == DriveSettings.Goal.AUTO) {
      tick.command().set(pilot.estimate().steeringQ15(), cruiseThrottleQ15());
    } else {
      tick.command().set(tick.driver().steeringQ15(), tick.driver().throttleQ15());
    }
  }

  // Who sees badly drives slowly.
  private int cruiseThrottleQ15() {
    boolean blurred = settings.noisyCamera() && pilot.blurred();
    if (blurred && !saidBlurred) {
      LOG.log(System.Logger.Level.WARNING, "the picture is blurred: half the cruise throttle");
    }
    saidBlurred |= blurred;
    return blurred ? settings.cruiseThrottleQ15() / 2 : settings.cruiseThrottleQ15();
  }

  // An actuator that fails is let go at once, and the supervisor disarms in the next tick; a tick
  // never throws.
  private void act() {
    try {
      if (restartWanted) {
        restartWanted = false;
        actuatorFailed = false;
        actuator.restart();
      }
      actuator.write(tick.pulses().steeringMicros(), tick.pulses().throttleMicros());
    } catch (ActuatorException e) {
      if (!actuatorFailed) {
        LOG.log(
            System.Logger.Level.WARNING, "pulses did not reach the hardware: " + e.getMessage());
      }
      actuatorFailed = true;
      actuator.release();
    }
  }

  /// Puts out neutral on both channels, whatever the state: the orderly end.
  public void putOutNeutral() {
    gate.neutral(tick.pulses());
    act();
  }

  /// Sets what says that the emergency stop is pressed, or was since it was asked last; before the
  /// first tick.
  public void watchEmergencyStop(BooleanSupplier pressed) {
    emergencyStop = pressed;
  }

  /// A person arms the car for what the settings say; refused if something is wrong then. After a
  /// failed actuator it is also set up anew, so that the next wish may be granted. Safe from any
  /// thread.
  public void arm() {
    restartWanted = actuatorFailed;
    if (settings.goal() == DriveSettings.Goal.AUTO) {
      supervisor.requestAuto();
    } else {
      supervisor.requestManual();
    }
  }

  /// Asks for an orderly stop: from the next tick on nothing but neutral. Safe from any thread.
  public void requestStop() {
    supervisor.requestStop();
  }

  /// Whether the car may move now.
  public DriveState state() {
    return supervisor.state();
  }

  /// What has disarmed the car or kept it from being armed, or `NONE`: only a person arms it again.
  public Release disarmedBy() {
    return supervisor.disarmedBy();
  }
}
