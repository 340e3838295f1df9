/// The car itself: vehicle profiles, calibration, actuators and what a driver holds in the hand.
///
/// [io.github.alvinn4j.safety.Pulses] come in and go out as electrical pulses; a
/// [io.github.alvinn4j.safety.DriveCommand] of a driver goes the other way. Pi4J is confined to
/// this package. A reader may question why pulses and not percentages cross the border: a
/// microsecond is what a servo's data sheet, a calibration and an oscilloscope all speak.
@NullMarked
package io.github.alvinn4j.hardware;

import org.jspecify.annotations.NullMarked;
