package io.github.alvinn4j.safety;

/// What can happen to a drive.
public enum DriveEvent {
  /// The program has looked at its first frame.
  READY,
  /// A person arms the car for driving by hand, and everything is in order.
  ARM_MANUAL,
  /// A person arms the car for driving by itself, and everything is in order.
  ARM_AUTO,
  /// A person who drives lets the network have the wheel, and everything is in order.
  HAND_OVER,
  /// A person takes the wheel back from the network.
  TAKE_BACK,
  /// A person, or the end of a drive, asks for a stop.
  STOP,
  /// The car has been in neutral long enough to have come to rest.
  AT_REST,
  /// A fault has lasted too long, or is too bad to go on.
  FAULT
}
