package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.network.Activations;
import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Pulses;
import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.steering.SteeringEstimate;
import io.github.alvinn4j.vision.Retina;

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
  private DriveState state = DriveState.BOOT;
  private Release release = Release.NOT_ARMED;
  private long startNanos;
  private long workNanos;
  private long allocatedBytes;

  Tick(Pilot pilot, Frame anyFrame) {
    this.pilot = pilot;
    this.frame = anyFrame;
  }

  void begin(Frame newFrame, long now, DriveState newState, Release newRelease) {
    frame = newFrame;
    startNanos = now;
    state = newState;
    release = newRelease;
    number++;
  }

  void driver(boolean present) {
    driverPresent = present;
  }

  void end(long newWorkNanos, long newAllocatedBytes) {
    workNanos = newWorkNanos;
    allocatedBytes = newAllocatedBytes;
  }

  /// Running number of the tick, from 1.
  public long number() {
    return number;
  }

  /// The frame that was looked at.
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

  /// Whether somebody is at the wheel.
  public boolean driverPresent() {
    return driverPresent;
  }

  /// What the driver wants; the last wish if nobody is at the wheel.
  public DriveCommand driver() {
    return driver;
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
