package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveSettings.Goal;
import java.util.Locale;

/// Who is at the wheel.
enum Driver {
  /// The network.
  MODEL("the network steers"),
  /// The simulator's expert, which knows where the road is; the yardstick.
  EXPERT("the expert steers"),
  /// A person with a gamepad.
  GAMEPAD("you steer");

  private final String sentence;

  Driver(String sentence) {
    this.sentence = sentence;
  }

  /// What the drive loop has to do for this one.
  Goal goal() {
    return this == MODEL ? Goal.AUTO : Goal.MANUAL;
  }

  /// The word in JSON.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The word for the live view.
  String sentence() {
    return sentence;
  }
}
