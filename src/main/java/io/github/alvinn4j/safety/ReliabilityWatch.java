package io.github.alvinn4j.safety;

/// Judges over time how far a network trusts itself: the cap first, then the release (C19).
///
/// What counts is the median over half a second, which is below a limit when most frames are; a
/// short glitch is not seen at all. The throttle is capped as soon as the median is low, and let go
/// when it has been hopelessly low for so long that a second has passed since the first such frame.
/// Owned by the drive thread; allocates nothing after construction.
public final class ReliabilityWatch {
  /// Frames of this time have a say.
  static final long WINDOW_NANOS = 500_000_000L;

  /// So long after the first hopeless frame the throttle is let go, at the latest.
  static final long RELEASE_NANOS = 900_000_000L;

  /// As many frames as half a second can have: 120 Hz and some to spare.
  private static final int FRAMES = 64;

  private final long[] nanos = new long[FRAMES];
  private final int[] reliabilities = new int[FRAMES];
  private int oldest;
  private int count;
  private boolean unsure;
  private boolean hopeless;
  private long hopelessSinceNanos;

  /// Notes one judgement of a network that drives.
  ///
  /// @param now the drive's clock
  /// @param reliabilityQ15 0..32767
  /// @param cautionQ15 below it, drive slowly
  /// @param releaseQ15 below it, stop
  public void note(long now, int reliabilityQ15, int cautionQ15, int releaseQ15) {
    while (count > 0 && (count == FRAMES || now - nanos[oldest] > WINDOW_NANOS)) {
      oldest = (oldest + 1) % FRAMES;
      count--;
    }
    int next = (oldest + count) % FRAMES;
    nanos[next] = now;
    reliabilities[next] = reliabilityQ15;
    count++;
    boolean enough = now - nanos[oldest] >= WINDOW_NANOS / 2;
    unsure = enough && most(cautionQ15);
    boolean was = hopeless;
    hopeless = enough && most(releaseQ15);
    if (hopeless && !was) {
      hopelessSinceNanos = firstBelow(releaseQ15);
    }
  }

  private boolean most(int limitQ15) {
    int below = 0;
    for (int i = 0; i < count; i++) {
      below += reliabilities[(oldest + i) % FRAMES] < limitQ15 ? 1 : 0;
    }
    return 2 * below > count;
  }

  private long firstBelow(int limitQ15) {
    int i = oldest;
    while (reliabilities[i] >= limitQ15) {
      i = (i + 1) % FRAMES;
    }
    return nanos[i];
  }

  /// Forgets everything: the network does not drive.
  public void reset() {
    count = 0;
    unsure = false;
    hopeless = false;
  }

  /// Whether to drive slowly, or `NONE`.
  public Caution caution() {
    return unsure ? Caution.UNSURE : Caution.NONE;
  }

  /// Whether to stop (C19), or `NONE`.
  public Release fault(long now) {
    return hopeless && now - hopelessSinceNanos >= RELEASE_NANOS
        ? Release.PLACE_UNKNOWN
        : Release.NONE;
  }
}
