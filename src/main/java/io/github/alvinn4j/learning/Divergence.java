package io.github.alvinn4j.learning;

/// What is wrong with a network that learns.
enum Divergence {
  /// Nothing.
  NONE,
  /// A weight is not a number, or infinite.
  NOT_FINITE,
  /// The weights have grown beyond what a network that drives has.
  WEIGHTS,
  /// One round has moved the weights farther than they are long.
  UPDATE,
  /// What was known is forgotten: the error has risen to several times its lowest.
  LOSS
}
