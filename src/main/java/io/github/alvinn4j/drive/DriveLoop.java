package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.ActuatorGate;
import io.github.alvinn4j.safety.CameraWatch;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.MachineWatch;
import io.github.alvinn4j.safety.Observations;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalRow;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.safety.Supervisor;
import io.github.alvinn4j.safety.TickWatch;
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
  private final Wheel wheel;
  private final Observations observations = new Observations();
  private final FrameWatch frameWatch;
  private final CameraWatch cameraWatch;
  private final TickWatch tickWatch;
  private final NetworkWatch networkWatch = new NetworkWatch();
  private final MachineWatch machineWatch = new MachineWatch();
  private final SignalRow driverRow;
  private Release frameFault = Release.NONE;
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
    this.wheel = new Wheel(settings, supervisor);
    SignalTable signals = settings.supervision().signals();
    this.frameWatch = new FrameWatch(signals.row(Signal.CAMERA), settings.noisyCamera());
    this.cameraWatch = new CameraWatch(signals.row(Signal.CAMERA));
    this.tickWatch = new TickWatch(signals.row(Signal.DRIVE_TICK));
    this.driverRow = signals.row(Signal.DRIVER);
    gate.neutral(tick.pulses());
    actuator.write(tick.pulses().steeringMicros(), tick.pulses().throttleMicros());
  }

  /// Does one tick with a frame that has just come.
  ///
  /// @param frame the newest frame, not modified
  public void tick(Frame frame) {
    tick(frame, clock.nanos());
  }

  /// Does one tick.
  ///
  /// @param frame the newest frame, not modified
  /// @param cameNanos since when it has lain there to be ticked with
  public void tick(Frame frame, long cameNanos) {
    long now = clock.nanos();
    tickWatch.begin(now - cameNanos);
    tick(frame, cameraWatch.accept(now, frame.captureNanos(), frame.sequence()), now);
  }

  /// Ticks with the last frame again if the car is armed and that frame has become too old: a
  /// camera that hangs gives no frame to tick with, yet the throttle must be let go and observers
  /// must see why.
  public void tickIfFrameIsLate() {
    long now = clock.nanos();
    if (supervisor.state().armed() && cameraWatch.stale(now)) {
      cameraWatch.advance(now);
      tick(tick.frame(), false, now);
    }
  }

  private void tick(Frame frame, boolean fresh, long now) {
    long allocatedBefore = allocation.bytes();
    long workStart = stopwatch.nanos();
    if (fresh) {
      pilot.look(frame);
      pilot.think();
    }
    tick.begin(frame, fresh, now);
    tick.driver(driver.read(tick.driver()) && sound(tick.driver()));
    observe(frame, fresh, now);
    supervisor.advance(now, observations);
    tick.judged(supervisor);
    wheel.decide(tick, fresh, now, pilot.steeringQ15());
    gate.apply(tick.command(), now, supervisor.state(), supervisor.release(), tick.pulses());
    act();
    long workNanos = stopwatch.nanos() - workStart;
    tickWatch.end(clock.nanos() - now);
    tick.end(workNanos, allocation.bytes() - allocatedBefore);
    for (DriveObserver observer : observers) {
      observer.onTick(tick);
    }
  }

  // A wish beyond full scale is a broken input's: nobody sane is at the wheel.
  private boolean sound(DriveCommand wish) {
    return driverRow.sound(wish.steeringQ15()) && driverRow.sound(wish.throttleQ15());
  }

  private void observe(Frame frame, boolean fresh, long now) {
    observations.clear();
    if (fresh) {
      frameFault = pilot.judge(frameWatch, frame.sequence());
      watchOutput(now);
    }
    machineWatch.advance(now);
    observations.fault(frameFault);
    observations.fault(cameraWatch.fault(now));
    observations.fault(tickWatch.fault());
    observations.fault(networkWatch.fault(now));
    observations.fault(machineWatch.fault());
    observations.fault(actuatorFailed ? Release.ACTUATOR : Release.NONE);
    observations.caution(cameraWatch.caution(now));
    observations.caution(blurred() ? Caution.FRAME_BLURRED : Caution.NONE);
    observations.caution(networkWatch.caution(now));
    observations.caution(machineWatch.caution());
    observations.driver(tick.driverPresent(), tick.driver().throttleQ15() == 0);
    observations.fault(emergencyStop.getAsBoolean() ? Release.EMERGENCY_STOP : Release.NONE);
    observations.fault(pilot.weightsDamaged() ? Release.WEIGHTS : Release.NONE);
  }

  // Who sees badly drives slowly.
  private boolean blurred() {
    boolean blurred = settings.noisyCamera() && pilot.blurred();
    if (blurred && !saidBlurred) {
      LOG.log(System.Logger.Level.WARNING, "the picture is blurred: the throttle is capped");
    }
    saidBlurred |= blurred;
    return blurred;
  }

  private void watchOutput(long now) {
    if (supervisor.state() == DriveState.ARMED_AUTO) {
      networkWatch.note(now, pilot);
    } else {
      networkWatch.reset();
    }
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

  /// Puts out neutral on both channels, whatever the state: the orderly end. An actuator that
  /// answers with a defect is released before that goes on.
  public void putOutNeutral() {
    gate.neutral(tick.pulses());
    boolean answered = false;
    try {
      act();
      answered = true;
    } finally {
      if (!answered) {
        actuator.release();
      }
    }
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

  /// Lets whoever is at the wheel put the network right by steering; before the first tick.
  public void allowCorrections() {
    wheel.allowCorrections();
  }

  /// A person who drives lets the network have the wheel; refused if something is wrong then. Safe
  /// from any thread.
  public void handOver() {
    supervisor.requestHandOver();
  }

  /// A person takes the wheel back from the network. Safe from any thread.
  public void takeBack() {
    supervisor.requestTakeBack();
  }

  /// Asks for an orderly stop: from the next tick on nothing but neutral. Safe from any thread.
  public void requestStop() {
    supervisor.requestStop();
  }

  /// Somebody who watches from outside has seen a fault that disarms. Safe from any thread.
  public void disarm(Release reason) {
    supervisor.requestDisarm(reason);
  }

  /// Takes what the computer says of itself. Safe from any thread.
  ///
  /// @param underVoltage whether its supply sags now (A8)
  /// @param hot whether it is too hot, or slowed down because of that (J15)
  public void machine(boolean underVoltage, boolean hot) {
    machineWatch.reading(underVoltage, hot);
  }

  /// The drive's time, for whoever brings frames. Safe from any thread.
  long nanos() {
    return clock.nanos();
  }

  /// How many frames were not acted on: late ones, repetitions, from the future, too many.
  public long refusedFrames() {
    return cameraWatch.refused();
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
