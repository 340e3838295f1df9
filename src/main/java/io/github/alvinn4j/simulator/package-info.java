/// A car, a road and a camera that exist only as numbers: the whole way of the data without
/// hardware.
///
/// Pulses come in (`hardware.PulseOutputs`, read as a servo and an ESC would); frames
/// (`camera.FrameSource`) and an expert's wishes go out, and a `Referee` counts what the driving is
/// worth. A reader may question why the maths is `StrictMath` throughout: the same seed must give
/// the same pixels and the same pulses on every machine.
@NullMarked
package io.github.alvinn4j.simulator;

import org.jspecify.annotations.NullMarked;
