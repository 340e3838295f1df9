package io.github.alvinn4j.safety;

/// Judges when pictures come: late ones, lost ones, too few, too many, twice the same.
///
/// A picture that is refused is not acted on: the last command stands. Times are the drive's clock
/// and may wrap. Owned by the drive thread; allocates nothing after construction.
public final class CameraWatch {
  /// A picture may seem this much younger than now, and no more, without being absurd (C14).
  static final long FUTURE_NANOS = 5_000_000L;

  /// So many late pictures in a row are borne (C3).
  static final int LATE_PICTURES = 3;

  /// The share of lost pictures is a low-pass over so many seconds, as in openpilot (C4).
  private static final int LOSS_SECONDS = 10;

  private static final int MAX_GAP = 10; // lost at once; more says nothing more
  private static final int BLIND_PICTURES = 10; // a camera may stumble when it starts
  private static final long ONE = 1L << 20;
  private static final int MIN_PICTURES = 5; // a rate from fewer is none
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final SignalRow row;
  private final int pictures; // expected in a window
  private final long windowNanos;
  private final long lateNanos;
  private final long[] captured;
  private int oldest;
  private int count;
  private boolean begun;
  private long firstNanos;
  private long newestNanos;
  private long newestSequence;
  private long ageNanos;
  private long seen;
  private long refused;
  private long lost;
  private int lateInARow;

  /// @param row of the camera; without a rate only ages and repetitions are judged
  public CameraWatch(SignalRow row) {
    this.row = row;
    boolean regular = row.rateHertz() != SignalRow.IRREGULAR;
    pictures = regular ? Math.max(MIN_PICTURES, row.rateHertz()) : 0;
    windowNanos = regular ? pictures * NANOS_PER_SECOND / row.rateHertz() : SignalRow.NEVER;
    lateNanos = regular ? row.periodNanos() * 5 / 2 : SignalRow.NEVER;
    captured = new long[mostPictures() + 1];
  }

  // 1.2 times the nominal rate, rounded down (C6).
  private int mostPictures() {
    return pictures * 6 / 5;
  }

  /// Judges the arrival of a picture.
  ///
  /// @param captureNanos when it was taken
  /// @param sequence the source's running number
  /// @return whether it may be acted on
  public boolean accept(long now, long captureNanos, long sequence) {
    boolean accepted = take(now, captureNanos, sequence);
    if (!accepted) {
      refused++;
    }
    return accepted;
  }

  private boolean take(long now, long captureNanos, long sequence) {
    if (now - captureNanos < -FUTURE_NANOS) {
      ageNanos = now - captureNanos;
      return false;
    }
    if (begun && captureNanos - newestNanos <= 0) {
      advance(now);
      return false;
    }
    if (!begun) {
      begun = true;
      firstNanos = now;
      newestSequence = sequence - 1;
    }
    countLost(sequence);
    newestNanos = captureNanos;
    advance(now);
    lateInARow = ageNanos > lateNanos ? lateInARow + 1 : 0;
    boolean tooFast = pictures > 0 && count >= mostPictures();
    if (!tooFast && pictures > 0) {
      captured[(oldest + count) % captured.length] = captureNanos;
      count++;
    }
    return !tooFast && lateInARow == 0;
  }

  private void countLost(long sequence) {
    long gap = Math.clamp(sequence - newestSequence - 1, 0, MAX_GAP);
    newestSequence = sequence;
    seen++;
    if (pictures > 0 && seen > BLIND_PICTURES) {
      lost += (gap * ONE - lost) / (1 + LOSS_SECONDS * (long) row.rateHertz());
    }
  }

  /// Lets time pass without a new picture.
  public void advance(long now) {
    ageNanos = now - newestNanos;
    while (count > 0 && now - captured[oldest] >= windowNanos) {
      oldest = (oldest + 1) % captured.length;
      count--;
    }
  }

  /// Whether the newest picture is too old at a time.
  public boolean stale(long now) {
    return begun && now - newestNanos > row.neutralNanos();
  }

  /// What is wrong with the arrivals, or `NONE`.
  public Release fault(long now) {
    // Lost pictures in relation to all: lost / (lost + 1) > 1/5.
    if (4 * lost > ONE) {
      return Release.FRAMES_DROPPED;
    }
    if (!begun
        || ageNanos > row.neutralNanos()
        || ageNanos < -FUTURE_NANOS
        || lateInARow > LATE_PICTURES) {
      return Release.FRAME_LATE;
    }
    return rated(now) && 2 * counted(now) < pictures ? Release.FRAME_RATE : Release.NONE;
  }

  /// Whether too few pictures come to drive at full speed.
  public Caution caution(long now) {
    return rated(now) && 10 * counted(now) < 8 * pictures ? Caution.CAMERA_SLOW : Caution.NONE;
  }

  // Just after a picture a window holds half a picture too many on average: it ends half a period
  // earlier.
  private int counted(long now) {
    int old = 0;
    while (old < count
        && now - captured[(oldest + old) % captured.length]
            >= windowNanos - row.periodNanos() / 2) {
      old++;
    }
    return count - old;
  }

  private boolean rated(long now) {
    return pictures > 0 && begun && now - firstNanos >= windowNanos;
  }

  /// How many pictures were not acted on.
  public long refused() {
    return refused;
  }
}
