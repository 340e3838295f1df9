package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.Release;
import io.github.alvinn4j.safety.SignalRow;

/// Looks for pictures that show nothing: black, white, or always the same one.
///
/// A fault is given after several pictures in a row and taken back after as many good ones, so that
/// one flash does not stop the car and a flickering camera does not start it. Owned by the drive
/// thread.
final class FrameWatch {
  /// So many pictures in a row decide: 5 at 30 Hz are 166 ms.
  private static final int PICTURES = 5;

  /// So many equal pictures in a row are a frozen camera: sensor noise makes one improbable (C2).
  private static final int EQUAL_PICTURES = 3;

  private final SignalRow row;
  private final boolean noisyCamera;
  private Release verdict = Release.NONE;
  private Release candidate = Release.NONE;
  private int inARow;
  private int equal;
  private long lastSequence = -1;
  private long lastFingerprint;

  /// @param row of the camera: darker than its range everywhere is a lens cap or the night (C7),
  ///   brighter the sun or a broken exposure (C8)
  /// @param noisyCamera whether equal pictures mean a frozen camera; a simulated camera has no
  ///   noise
  FrameWatch(SignalRow row, boolean noisyCamera) {
    this.row = row;
    this.noisyCamera = noisyCamera;
  }

  /// Judges one picture; the same picture again is not judged twice.
  ///
  /// @param darkest level of the picture, 0..255
  /// @param brightest level of the picture, 0..255
  /// @param fingerprint checksum of the picture
  /// @return what is wrong with the camera, or `NONE`
  Release judge(long sequence, int darkest, int brightest, long fingerprint) {
    if (sequence == lastSequence) {
      return verdict;
    }
    equal = lastSequence >= 0 && fingerprint == lastFingerprint ? equal + 1 : 1;
    lastSequence = sequence;
    lastFingerprint = fingerprint;
    Release seen =
        brightest < row.min()
            ? Release.FRAME_DARK
            : darkest > row.max() ? Release.FRAME_BRIGHT : Release.NONE;
    inARow = seen == candidate ? inARow + 1 : 1;
    candidate = seen;
    if (noisyCamera && equal >= EQUAL_PICTURES && seen == Release.NONE) {
      verdict = Release.FRAME_FROZEN;
    } else if (inARow >= PICTURES) {
      verdict = candidate;
    }
    return verdict;
  }
}
