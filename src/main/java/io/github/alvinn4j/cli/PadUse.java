package io.github.alvinn4j.cli;

/// What a gamepad is there for in a drive.
enum PadUse {
  /// There is none.
  NONE,
  /// Its stop button ends the drive, whoever drives.
  STOP,
  /// Besides, the car moves only while its dead man's button is held, and is armed by it.
  HOLD
}
