/// The claims of the neural-network lecture and of the ALVINN papers, computed again on driving.
///
/// Driving data come in; tables, charts as data, and paragraphs go out: nothing here reads a file
/// or draws. A reader may question why a paragraph is computed and not written: its figures are
/// those of the run beside it, and where they disagree with the theory it has to say so.
@NullMarked
package io.github.alvinn4j.study;

import org.jspecify.annotations.NullMarked;
