package io.github.alvinn4j.safety;

/// Judges what the network wants over time: stuck at full lock, or swinging from side to side.
///
/// Owned by the drive thread; allocates nothing after construction.
public final class OutputWatch {
  /// Beyond this the wheel is at the end of its way: 97.7 % of it.
  static final int RAIL_Q15 = 32_000;

  /// A turn to one side must be this large to count: half of the way.
  static final int SWING_Q15 = 16_384;

  /// So many changes of side within two seconds are no driving any more: 1.5 Hz.
  static final int SWINGS = 6;

  private static final long RAIL_NANOS = 1_000_000_000L;
  private static final long SWING_NANOS = 2_000_000_000L;

  private final long[] swings = new long[SWINGS];
  private int swingsSeen;
  private int nextSwing;
  private int side;
  private boolean atRail;
  private boolean pictureChanged;
  private long railSinceNanos;
  private long railFingerprint;

  /// Notes one decision of a network that drives.
  ///
  /// @param steeringQ15 what it wants
  /// @param fingerprint checksum of the picture
  public void note(long now, int steeringQ15, long fingerprint) {
    boolean rail = Math.abs(steeringQ15) >= RAIL_Q15;
    if (rail && !atRail) {
      railSinceNanos = now;
      railFingerprint = fingerprint;
      pictureChanged = false;
    }
    atRail = rail;
    pictureChanged |= fingerprint != railFingerprint;
    int sideNow = Math.abs(steeringQ15) > SWING_Q15 ? Integer.signum(steeringQ15) : side;
    if (side != 0 && sideNow != side) {
      swings[nextSwing] = now;
      nextSwing = (nextSwing + 1) % SWINGS;
      swingsSeen = Math.min(SWINGS, swingsSeen + 1);
    }
    side = sideNow;
  }

  /// Forgets everything: the network does not drive.
  public void reset() {
    atRail = false;
    side = 0;
    swingsSeen = 0;
  }

  /// Stuck for over a second while the picture changes (M9), or `NONE`.
  public Release fault(long now) {
    return atRail && pictureChanged && now - railSinceNanos > RAIL_NANOS
        ? Release.OUTPUT_STUCK
        : Release.NONE;
  }

  /// Swinging (M10), or `NONE`.
  public Caution caution(long now) {
    boolean swinging = swingsSeen == SWINGS && now - swings[nextSwing] <= SWING_NANOS;
    return swinging ? Caution.OSCILLATION : Caution.NONE;
  }
}
