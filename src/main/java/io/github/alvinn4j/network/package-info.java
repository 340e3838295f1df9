/// The two-layer sigmoid network: a float form that learns and an integer form that drives.
///
/// A [io.github.alvinn4j.vision.Retina] comes in; `Activations` (one Q15 integer per output unit)
/// go out. A reader may question why the integer form exists where a float unit would be quick
/// enough: integers give the same steering bit for bit on every machine, and in plain Java they are
/// more than ten times faster than the float loop, because the compiler may vectorise them.
@NullMarked
package io.github.alvinn4j.network;

import org.jspecify.annotations.NullMarked;
