package io.github.alvinn4j.learning;

/// Why nothing is learned right now; shown to the person.
public enum Pause {
  /// It is: the driver is believed.
  NONE("learning"),
  /// The car is not armed.
  NOT_DRIVING("the car is not armed"),
  /// The network steers, and nobody puts it right.
  NETWORK_STEERS("the network steers; steer to put it right"),
  /// The driver's hands are off.
  NOBODY("nobody is at the wheel"),
  /// The throttle is let go, or reverse.
  NO_THROTTLE("the car is not driven forward"),
  /// The picture stands still although the throttle is open.
  NO_MOTION("the picture does not move"),
  /// The stick stands at one value longer than any hand holds it.
  CONSTANT_STICK("the stick does not move"),
  /// The scene moves to the side that it should come from.
  REVERSED("the car turns against the stick: is the steering reversed?"),
  /// A wish beyond full scale.
  OUT_OF_RANGE("the stick says more than full lock"),
  /// Learning was rolled back too often; it begins again with the next start.
  FROZEN("learning went wrong again and again, and was given up");

  private final String sentence;

  Pause(String sentence) {
    this.sentence = sentence;
  }

  /// Whether what was seen in the second before must not be learned either.
  boolean taints() {
    return switch (this) {
      case NONE, NOT_DRIVING, NETWORK_STEERS, NOBODY, NO_THROTTLE -> false;
      case NO_MOTION, CONSTANT_STICK, REVERSED, OUT_OF_RANGE, FROZEN -> true;
    };
  }

  /// The words for people.
  public String sentence() {
    return sentence;
  }
}
