package io.github.alvinn4j.steering;

/// The axis along which the output units stand: unit 0 is full left, the last unit full right.
///
/// Linear in normalised steering, which is what drives record and what a servo is told: the share of
/// full lock. A vehicle's geometry turns it into curvature, to which it is proportional but for 7 % of
/// full lock at most (`tan` against its argument up to 0.5 rad). A position is real-valued, 0 .. units-1, and straight ahead lies at `(units
/// -
///   1) / 2`, which is between two units when there are 30 of them.
///
/// @param units number of output units, 2..512
public record SteeringAxis(int units) {
  /// The most units an axis may have.
  public static final int MAX_UNITS = 512;

  /// Checks the number of units.
  ///
  /// @throws IllegalArgumentException if it is out of range
  public SteeringAxis {
    if (units < 2 || units > MAX_UNITS) {
      throw new IllegalArgumentException("units = %d, expected 2..%d".formatted(units, MAX_UNITS));
    }
  }

  /// The position of a normalised steering.
  ///
  /// @param steering -1 (left) .. +1 (right); held at the ends beyond them
  /// @return 0 .. units-1
  public double position(double steering) {
    return (Math.clamp(steering, -1.0, 1.0) + 1) / 2 * (units - 1);
  }

  /// The normalised steering of a position, the inverse of [#position(double)].
  public double steering(double position) {
    return 2 * position / (units - 1) - 1;
  }
}
