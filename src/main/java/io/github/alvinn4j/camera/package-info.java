/// Frames and where they come from.
///
/// Nothing but time comes in; a [Frame] (native BGR pixels, capture time, sequence number) goes
/// out. A reader may question why the frame holds an OpenCV `Mat`: every source and the retina work
/// on native memory, and wrapping it once is what keeps a tick free of copies and allocation.
@NullMarked
package io.github.alvinn4j.camera;

import org.jspecify.annotations.NullMarked;
