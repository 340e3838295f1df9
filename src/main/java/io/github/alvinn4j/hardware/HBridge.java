package io.github.alvinn4j.hardware;

import java.util.OptionalInt;

/// The chip between a PWM board and the motors, and how the motors behave behind it.
///
/// @param type whose truth table holds
/// @param neutral what a motor does that is not driven
/// @param deadBand share of full throttle up to which a motor is not driven, 0..0.2
/// @param startDuty share of the period at which a motor begins to turn, 0..0.9
/// @param standbyChannel output of the PWM board that holds STBY high while the program drives;
///   empty if it is wired to the supply
public record HBridge(
    Type type, Neutral neutral, double deadBand, double startDuty, OptionalInt standbyChannel) {

  /// Whose truth table holds.
  public enum Type {
    /// Toshiba TB6612FNG: short brake while PWM is low and one input high; off with both low.
    TB6612,
    /// ST L298N: coasts while the enable input is low; brakes with both inputs equal.
    L298N
  }

  /// What a motor does that is not driven.
  public enum Neutral {
    /// It rolls out.
    COAST,
    /// Its ends are shorted: it stops at once.
    BRAKE
  }

  /// Checks the ranges.
  ///
  /// @throws IllegalArgumentException naming the value and the expectation
  public HBridge {
    Bounds.check("deadBand", deadBand, 0, 0.2);
    Bounds.check("startDuty", startDuty, 0, 0.9);
    standbyChannel.ifPresent(channel -> Bounds.check("standbyChannel", channel, 0, 15));
  }

  /// Which outputs of the PWM board drive one motor.
  ///
  /// @param pwm its PWM or enable input, 0..15
  /// @param forward the input that is high when the motor drives the car forward, 0..15
  /// @param backward the other input, 0..15
  public record Motor(int pwm, int forward, int backward) {
    /// Checks that the three are channels.
    ///
    /// @throws IllegalArgumentException naming the value and the expectation
    public Motor {
      Bounds.check("pwmChannel", pwm, 0, 15);
      Bounds.check("forwardChannel", forward, 0, 15);
      Bounds.check("backwardChannel", backward, 0, 15);
    }
  }
}
