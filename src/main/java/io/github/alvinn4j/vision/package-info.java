/// From a camera frame to the retina.
///
/// A [io.github.alvinn4j.camera.Frame] comes in; a [Retina] of 960 (or any number of) integers
/// 0..255 goes out. A reader may question why OpenCV only reduces the area and plain Java does the
/// rest: after the reduction there are 960 pixels, and integer arithmetic on them gives the same
/// bits on every machine, which OpenCV's colour conversions do not promise.
@NullMarked
package io.github.alvinn4j.vision;

import org.jspecify.annotations.NullMarked;
