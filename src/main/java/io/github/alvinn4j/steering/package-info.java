/// What the output units mean: the steering axis, the hill of activation and its decoding.
///
/// The network's activations come in; a `SteeringEstimate` goes out. **Positive is right**,
/// everywhere in this program, as in every recorded drive and in the ALVINN formulas. Normalised
/// steering -1..+1 is the share of full lock; a vehicle's geometry turns it into curvature. A
/// reader may question why decoding is a least-squares search and not an argmax or a centre of
/// mass: it uses every unit, is right at the ends of the axis, and its error under noise is less
/// than half of theirs.
@NullMarked
package io.github.alvinn4j.steering;

import org.jspecify.annotations.NullMarked;
