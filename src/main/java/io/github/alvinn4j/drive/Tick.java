package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.safety.Caution;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Pulses;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.Supervisor;
import io.github.alvinn4j.steering.Reliability;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;
import java.util.Optional;

/// Everything one tick has seen and done, for observers.
///
/// Mutable and reused; written by the drive thread, valid during [DriveObserver#onTick(Tick)].
public final class Tick {
  private final Pilot pilot;
  private final DriveCommand driver = new DriveCommand();
  private final DriveCommand command = new DriveCommand();
  private final Pulses pulses = new Pulses();
  private Frame frame;
  private long number;
  private boolean driverPresent;
  private boolean corrected;
  private DriveState state = DriveState.BOOT;
  private Release release = Release.NOT_ARMED;
  private Caution caution = Caution.NONE;
  private boolean fresh;
  private long startNanos;
  private long workNanos;
  private long allocatedBytes;

  Tick(Pilot pilot, Frame anyFrame) {
    this.pilot = pilot;
    this.frame = anyFrame;
  }

  void begin(Frame newFrame, boolean newFresh, long now) {
    frame = newFrame;
    fresh = newFresh;
    startNanos = now;
    number++;
  }

  void judged(Supervisor supervisor) {
    state = supervisor.state();
    release = supervisor.release();
    caution = supervisor.caution();
  }

  void driver(boolean present) {
    driverPresent = present;
  }

  void corrected(boolean byDriver) {
    corrected = byDriver;
  }

  void end(long newWorkNanos, long newAllocatedBytes) {
    workNanos = newWorkNanos;
    allocatedBytes = newAllocatedBytes;
  }

  /// Running number of the tick, from 1.
  public long number() {
    return number;
  }

  /// Whether [#frame()] was looked at in this tick; if not, it is an old one, late or a repetition,
  /// and retina, activations and estimate are of an earlier one.
  public boolean fresh() {
    return fresh;
  }

  /// The frame this tick is about.
  public Frame frame() {
    return frame;
  }

  /// What the network saw.
  public Retina retina() {
    return pilot.retina();
  }

  /// The network's activations.
  public Activations activations() {
    return pilot.activations();
  }

  /// What the network would do, whoever drives.
  public SteeringEstimate estimate() {
    return pilot.estimate();
  }

  /// Who thinks, and which of them steers.
  public Pilot pilot() {
    return pilot;
  }

  /// How far the network that steers trusts itself, if it can say.
  public Optional<Reliability> reliability() {
    return pilot.steering().reliability();
  }

  /// Whether somebody is at the wheel.
  public boolean driverPresent() {
    return driverPresent;
  }

  /// What the driver wants; the last wish if nobody is at the wheel.
  public DriveCommand driver() {
    return driver;
  }

  /// Whether the driver has put the network right: the network has the wheel, but the command has
  /// the driver's steering.
  public boolean corrected() {
    return corrected;
  }

  /// The command that went to the gate.
  public DriveCommand command() {
    return command;
  }

  /// The pulses that left the gate.
  public Pulses pulses() {
    return pulses;
  }

  /// Who may move the car.
  public DriveState state() {
    return state;
  }

  /// Why the throttle is neutral, or `NONE`.
  public Release release() {
    return release;
  }

  /// Why the throttle is capped, or `NONE`.
  public Caution caution() {
    return caution;
  }

  /// When the tick began, by the drive's clock, in nanoseconds.
  public long startNanos() {
    return startNanos;
  }

  /// How long it took from having the frame to having written the pulses, in nanoseconds of the
  /// machine's clock, also when the drive's clock is simulated.
  public long workNanos() {
    return workNanos;
  }

  /// What the drive thread allocated on the heap meanwhile, in bytes.
  public long allocatedBytes() {
    return allocatedBytes;
  }
}
