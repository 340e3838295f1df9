/// From a camera frame to the retina.
///
/// A [io.github.alvinn4j.camera.Frame] comes in; a [Retina] of 960 (or any number of) integers
/// 0..255 goes out. A reader may question why OpenCV, which holds the frame, does not reduce it:
/// its area reduction sums in float, and its colour conversions promise as little; integers in
/// plain Java give the same bits on every machine, and are faster.
@NullMarked
package io.github.alvinn4j.vision;

import org.jspecify.annotations.NullMarked;
