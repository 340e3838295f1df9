/// Learns while somebody drives, beside the drive.
///
/// Finished ticks come in through a bounded ring; whole networks go out to the drive's pilot. A
/// reader may question why a driver's steering is kept for a second before it is learned: a stick
/// that is stuck or reversed is known only after a while, and what it said must not be learned.
@NullMarked
package io.github.alvinn4j.learning;

import org.jspecify.annotations.NullMarked;
