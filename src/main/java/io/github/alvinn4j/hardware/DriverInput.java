package io.github.alvinn4j.hardware;

import io.github.alvinn4j.safety.DriveCommand;

/// What a driver wants right now: a gamepad, a recorded driver, or the simulator's expert.
public interface DriverInput {

  /// Writes the driver's present wish into `command`. Called on the drive thread once a tick; never
  /// blocks.
  ///
  /// @param command overwritten if there is a wish, else left as it is
  /// @return false if nobody is at the wheel now
  boolean read(DriveCommand command);
}
