/// The drive loop: one tick from a frame to a pulse.
///
/// A frame source, a model, a driver and an actuator come in; pulses go out, and every tick can be
/// watched by a [DriveObserver] that cannot change or delay it. A reader may question why the
/// network also thinks while a person drives: so that the person can see, before handing over, what
/// it would do.
@NullMarked
package io.github.alvinn4j.drive;

import org.jspecify.annotations.NullMarked;
