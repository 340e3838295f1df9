package io.github.alvinn4j.steering;

/// How a direction is read off the output units.
public enum DecodingMethod {
  /// The hill of fixed width and any height that fits the outputs best by squared error: what
  /// drives.
  LEAST_SQUARES,

  /// Centre of mass of the units up to five away from the most active one (ALVINN, 1990 on); pulled
  /// inwards near the ends of the axis. For comparison.
  CENTRE_OF_MASS,

  /// The most active unit (ALVINN, 1989). For comparison.
  ARGMAX
}
