/// The last word on what reaches the actuators.
///
/// A [DriveCommand] (what somebody wants) and the drive's state come in; [Pulses] (what the servo
/// and the ESC get) go out, inside calibrated limits, inside hard physical bounds, never anything
/// but neutral unless armed. A reader may question why the gate trusts nobody above it: it must
/// hold when everything above is wrong, so it knows neither the network nor the camera.
@NullMarked
package io.github.alvinn4j.safety;

import org.jspecify.annotations.NullMarked;
