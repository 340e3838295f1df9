package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.DriveCommand;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Supervisor;

/// Who has the wheel: the driver's command, the network's, or the network's put right by the
/// driver.
///
/// Owned by the drive thread.
final class Wheel {
  private final DriveSettings settings;
  private final Supervisor supervisor;
  private final Takeover takeover = new Takeover();
  private boolean corrections;

  Wheel(DriveSettings settings, Supervisor supervisor) {
    this.settings = settings;
    this.supervisor = supervisor;
  }

  /// Lets whoever is at the wheel put the network right; before the first tick.
  void allowCorrections() {
    corrections = true;
  }

  /// Sets the tick's command. What the network made of a frame that is refused was made of an older
  /// one: the steering stands.
  ///
  /// @param fresh whether the network has looked at the tick's frame
  /// @param networkQ15 what the network would steer
  void decide(Tick tick, boolean fresh, long now, int networkQ15) {
    DriveCommand wish = tick.driver();
    int steering = tick.command().steeringQ15();
    int throttle = settings.cruiseThrottleQ15();
    tick.corrected(corrected(tick, now));
    if (tick.corrected()) {
      steering = wish.steeringQ15();
      throttle = wish.throttleQ15() < 0 ? 0 : throttle; // a brake is a brake
    } else if (byHand()) {
      steering = wish.steeringQ15();
      throttle = wish.throttleQ15();
    } else if (fresh) {
      steering = networkQ15;
    }
    tick.command().set(steering, supervisor.capped(throttle));
  }

  // It follows from the state; from what the drive is for, while nobody drives.
  private boolean byHand() {
    return supervisor.state().armed()
        ? supervisor.state() == DriveState.ARMED_MANUAL
        : settings.goal() == DriveSettings.Goal.MANUAL;
  }

  private boolean corrected(Tick tick, long now) {
    if (corrections && supervisor.state() == DriveState.ARMED_AUTO) {
      return takeover.holds(now, tick.driverPresent(), tick.driver());
    }
    takeover.reset();
    return false;
  }
}
