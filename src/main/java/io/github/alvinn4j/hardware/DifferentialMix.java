package io.github.alvinn4j.hardware;

/// Turns steering and throttle into the speeds of a left and a right motor, in integers.
///
/// A car whose wheels run at `l` and `r` with `track` between them drives a bend of curvature `(l -
/// r) / (l + r) * 2 / track` (kinematics of the differential drive: speed `(l + r) / 2`, turn rate
/// `(l - r) / track`). So that the curvature is linear in the steering, as on a car with a servo,
/// the outer wheel keeps the throttle and the inner one gets `(1 - a) / (1 + a)` of it, `a` being
/// the steering times the curvature at full lock times half the track. No wheel is ever faster than
/// the throttle that the gate allowed. (Donkeycar's mix gives the inner wheel `1 - steering`, which
/// bends more the further it is turned, and at full lock stands on one wheel.)
final class DifferentialMix {
  private static final int Q15_ONE = 32767;

  private final int lockQ15;
  private int leftQ15;
  private int rightQ15;

  /// A mix for one car.
  ///
  /// @param trackWidthMeters between the wheels' middles
  /// @throws IllegalArgumentException if full lock asks for a bend around a point between the
  ///   wheels
  DifferentialMix(VehicleGeometry geometry, double trackWidthMeters) {
    double lock = geometry.maxCurvaturePerMeter() * trackWidthMeters / 2;
    Bounds.check("trackWidthMeters", trackWidthMeters, 0, widestTrackMeters(geometry));
    this.lockQ15 = Math.max(1, (int) Math.round(lock * Q15_ONE));
  }

  /// Twice the radius of the tightest turn: with a wider track the inner wheel would run backwards.
  static double widestTrackMeters(VehicleGeometry geometry) {
    return 2 / geometry.maxCurvaturePerMeter();
  }

  /// Computes both speeds.
  ///
  /// @param steeringQ15 -32767 full left .. 32767 full right
  /// @param throttleQ15 -32767 full reverse .. 32767 full forward
  void mix(int steeringQ15, int throttleQ15) {
    int a = (Math.abs(steeringQ15) * lockQ15 + Q15_ONE / 2) / Q15_ONE;
    int outer = throttleQ15;
    int inner = throttleQ15 * (Q15_ONE - a) / (Q15_ONE + a);
    leftQ15 = steeringQ15 >= 0 ? outer : inner;
    rightQ15 = steeringQ15 >= 0 ? inner : outer;
  }

  /// Speed of the left motor, Q15.
  int leftQ15() {
    return leftQ15;
  }

  /// Speed of the right motor, Q15.
  int rightQ15() {
    return rightQ15;
  }

  /// The steering that two speeds mean; 0 for a car that stands.
  int steeringQ15(int left, int right) {
    int sum = left + right;
    if (sum == 0) {
      return 0;
    }
    long a = (long) (left - right) * Q15_ONE / sum;
    return Math.clamp(a * Q15_ONE / lockQ15, -Q15_ONE, Q15_ONE);
  }

  /// The throttle that two speeds mean: that of the faster wheel.
  static int throttleQ15(int left, int right) {
    return Math.abs(left) >= Math.abs(right) ? left : right;
  }
}
