package io.github.alvinn4j.safety;

/// What the drive lives on; [SignalTable] says what is expected of each.
public enum Signal {
  /// Pictures, from the capture thread.
  CAMERA("camera"),
  /// Ticks of the drive thread.
  DRIVE_TICK("drive tick"),
  /// Pulses that the servo's and the ESC's hardware has taken.
  ACTUATOR("actuator"),
  /// A person's, or another driver's, wish.
  DRIVER("driver"),
  /// The computer's own temperature and supply.
  MACHINE("machine"),
  /// What learns beside the drive; a drive goes on without it.
  LEARNER("learner");

  private final String title;

  Signal(String title) {
    this.title = title;
  }

  /// The word for people.
  public String title() {
    return title;
  }
}
