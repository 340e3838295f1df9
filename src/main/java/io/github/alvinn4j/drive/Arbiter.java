package io.github.alvinn4j.drive;

import java.util.Arrays;

/// Decides which of several specialists steers: the most reliable one, with hysteresis.
///
/// Reliabilities are smoothed over some frames, and another one takes over only when it was better
/// by a margin in each of so many frames: at a border between two kinds of road the wheel must not
/// be handed to and fro. Owned by the drive thread; allocates nothing after construction.
final class Arbiter {
  /// By how much another one must be better: 5 % of full reliability.
  static final int MARGIN_Q15 = 1638;

  /// For how many frames on end.
  static final int FRAMES = 6;

  /// A frame counts for a quarter of the smoothed reliability.
  private static final int SMOOTHING_BITS = 2;

  private static final int FRACTION_BITS = 8;

  private final int[] smoothed; // (specialists), Q15 with 8 more fraction bits
  private final int[] better; // (specialists), frames on end
  private int steering;
  private boolean begun;

  /// @param specialists how many; the first steers to begin with
  Arbiter(int specialists) {
    this.smoothed = new int[specialists];
    this.better = new int[specialists];
  }

  /// Takes what one specialist says of itself in this frame.
  ///
  /// @param reliabilityQ15 0..32767
  void hear(int specialist, int reliabilityQ15) {
    int now = reliabilityQ15 << FRACTION_BITS;
    smoothed[specialist] =
        begun ? smoothed[specialist] + ((now - smoothed[specialist]) >> SMOOTHING_BITS) : now;
  }

  /// Decides, once every specialist was heard. In the first frame the best one takes the wheel at
  /// once; from then on only who has been better for a while.
  ///
  /// @return who steers
  int decide() {
    int best = steering;
    for (int i = 0; i < smoothed.length; i++) {
      boolean ahead = smoothed[i] - smoothed[steering] > MARGIN_Q15 << FRACTION_BITS;
      better[i] = ahead ? better[i] + 1 : 0;
      if ((!begun || better[i] >= FRAMES) && smoothed[i] > smoothed[best]) {
        best = i;
      }
    }
    if (best != steering) {
      Arrays.fill(better, 0);
      steering = best;
    }
    begun = true;
    return steering;
  }

  /// Forgets everything: the next frame is the first.
  void forget() {
    begun = false;
    steering = 0;
    Arrays.fill(better, 0);
  }

  /// How reliable one specialist has been over the last frames, 0..32767.
  int reliabilityQ15(int specialist) {
    return smoothed[specialist] >> FRACTION_BITS;
  }
}
