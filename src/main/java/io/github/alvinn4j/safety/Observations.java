package io.github.alvinn4j.safety;

/// What a tick knows of the drive's health, for the supervisor.
///
/// Mutable and reused; owned by the drive thread.
public final class Observations {
  private Release fault = Release.NONE;
  private Caution caution = Caution.NONE;
  private boolean driverPresent;
  private boolean throttleNeutral;

  /// Begins a tick in which nothing is wrong yet.
  public void clear() {
    fault = Release.NONE;
    caution = Caution.NONE;
  }

  /// Adds something that is wrong; the worst counts.
  public void fault(Release release) {
    fault = fault.or(release);
  }

  /// Adds a reason to go slowly; the worst counts.
  public void caution(Caution reason) {
    caution = caution.or(reason);
  }

  /// Sets whether somebody is at the wheel, and whether the throttle is neutral there.
  public void driver(boolean present, boolean neutral) {
    driverPresent = present;
    throttleNeutral = neutral;
  }

  Release fault() {
    return fault;
  }

  Caution caution() {
    return caution;
  }

  boolean driverPresent() {
    return driverPresent;
  }

  boolean throttleNeutral() {
    return throttleNeutral;
  }
}
