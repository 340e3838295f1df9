package io.github.alvinn4j.safety;

/// What a tick knows of the drive's health, for the supervisor.
///
/// Mutable and reused; owned by the drive thread.
public final class Observations {
  private long frameAgeNanos;
  private Release frameFault = Release.NONE;
  private boolean driverPresent;
  private boolean throttleNeutral;
  private boolean actuatorFailed;
  private boolean emergencyStop;
  private boolean weightsDamaged;

  /// Sets the age of the picture in nanoseconds; negative for one from the future.
  public void frameAge(long nanos) {
    frameAgeNanos = nanos;
  }

  /// Sets what is wrong with the picture itself: dark, bright, frozen, or `NONE`.
  public void frameFault(Release fault) {
    frameFault = fault;
  }

  /// Sets whether somebody is at the wheel, and whether the throttle is neutral there.
  public void driver(boolean present, boolean neutral) {
    driverPresent = present;
    throttleNeutral = neutral;
  }

  /// Sets whether the last pulses did not reach the hardware.
  public void actuatorFailed(boolean failed) {
    actuatorFailed = failed;
  }

  /// Sets whether the emergency stop is pressed, or was since the last tick.
  public void emergencyStop(boolean pressed) {
    emergencyStop = pressed;
  }

  /// Sets whether memory has changed the network.
  public void weightsDamaged(boolean damaged) {
    weightsDamaged = damaged;
  }

  long frameAgeNanos() {
    return frameAgeNanos;
  }

  Release frameFault() {
    return frameFault;
  }

  boolean driverPresent() {
    return driverPresent;
  }

  boolean throttleNeutral() {
    return throttleNeutral;
  }

  boolean weightsDamaged() {
    return weightsDamaged;
  }

  boolean actuatorFailed() {
    return actuatorFailed;
  }

  boolean emergencyStop() {
    return emergencyStop;
  }
}
