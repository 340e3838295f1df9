/// Time as an input: everything above asks a [Clock], so a test or a lockstep simulation can hold
/// it.
///
/// Nothing comes in; monotonic nanoseconds and (for recordings only) wall milliseconds go out. This
/// is the only package that may read the machine's clock; `ArchitectureTest` holds that.
@NullMarked
package io.github.alvinn4j.time;

import org.jspecify.annotations.NullMarked;
