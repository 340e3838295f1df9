package io.github.alvinn4j.simulator;

import java.util.Arrays;

/// The lag of a servo and its linkage: a dead time, then an exponential approach.
///
/// Of the whole lag 40 % is dead time and 60 % the time constant, so that a step has covered 1 -
/// 1/e = 63 % of its way when the lag is over.
final class SteeringServo {
  private static final double DEAD_SHARE = 0.4;

  private final double[] underWay; // (dead steps + 1) targets in radians, ring
  private final double stepSeconds;
  private final double shareOfStep; // of the remaining way that one step covers
  private int oldest;

  SteeringServo(double lagSeconds, double stepSeconds) {
    this.stepSeconds = stepSeconds;
    int deadSteps = (int) Math.round(DEAD_SHARE * lagSeconds / stepSeconds);
    this.underWay = new double[deadSteps + 1];
    double timeConstant = lagSeconds - deadSteps * stepSeconds;
    this.shareOfStep =
        timeConstant > stepSeconds ? 1 - StrictMath.exp(-stepSeconds / timeConstant) : 1;
  }

  /// Forgets what is under way: the servo rests at this angle.
  void reset(double steeringRadians) {
    Arrays.fill(underWay, steeringRadians);
  }

  /// Accepts the target of this step.
  void accept(double targetRadians) {
    underWay[oldest] = targetRadians;
    oldest = (oldest + 1) % underWay.length;
  }

  /// The rate at which the wheels turn in this step.
  double rateRadiansPerSecond(double steeringRadians) {
    return rateRadiansPerSecond(steeringRadians, 0);
  }

  /// The rate at which they will turn some steps later if the target stays as it is.
  double rateRadiansPerSecond(double steeringRadians, int stepsLater) {
    int ahead = Math.min(stepsLater, underWay.length - 1);
    double target = underWay[(oldest + ahead) % underWay.length];
    return (target - steeringRadians) * shareOfStep / stepSeconds;
  }

  /// Steps from a target's acceptance until the wheels begin to move.
  int deadSteps() {
    return underWay.length - 1;
  }
}
