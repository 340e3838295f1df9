/// Calls to the Linux kernel that Java has no word for.
///
/// Plain numbers and names go in; what the kernel answered comes out, as a result or as an
/// [LinuxException] in its own words. A reader may question why there are so few calls here: what
/// Java or Pi4J can do is done there.
@NullMarked
package io.github.alvinn4j.linux;

import org.jspecify.annotations.NullMarked;
