/// Drives on disk, in the format of Donkeycar: tub v2.
///
/// A folder comes in and goes out as records ([io.github.alvinn4j.recording.Tub]), as camera frames
/// ([io.github.alvinn4j.recording.TubFrameSource]) and as the recorded person at the wheel
/// ([io.github.alvinn4j.recording.RecordedDriver]); the frames and commands of a drive come in and
/// go out as a folder ([io.github.alvinn4j.recording.TubWriter]). A reader may question why there
/// is no format of our own with checksums: every Donkeycar tool reads and writes tubs, and a tub
/// can be written so that a kill at any moment leaves a sound one.
@NullMarked
package io.github.alvinn4j.recording;

import org.jspecify.annotations.NullMarked;
