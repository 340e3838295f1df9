package io.github.alvinn4j.training;

import java.util.function.DoubleUnaryOperator;

/// What a car makes of a steering: the vehicle's own two functions, each the other's inverse.
///
/// @param curvaturePerMeter of a normalised steering, + right
/// @param steering of a curvature in 1/m; beyond -1..1 for a curvature that the car cannot drive
public record SteeringGeometry(
    DoubleUnaryOperator curvaturePerMeter, DoubleUnaryOperator steering) {}
