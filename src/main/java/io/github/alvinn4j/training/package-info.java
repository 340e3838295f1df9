/// How a network learns from recorded drives: backpropagation and stochastic gradient descent.
///
/// Retinas with the driver's steering come in; a trained [io.github.alvinn4j.network.FloatNetwork]
/// and the figures it reaches on frames it has never seen go out. A reader may question why frames
/// are never shuffled before they are split: neighbouring frames are almost copies of each other,
/// so a shuffled test set has been learned by heart and its figures mean nothing. The last part of
/// a drive is held out whole, and early stopping looks at the last part of what remains.
@NullMarked
package io.github.alvinn4j.training;

import org.jspecify.annotations.NullMarked;
