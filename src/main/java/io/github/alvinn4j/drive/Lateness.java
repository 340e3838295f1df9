package io.github.alvinn4j.drive;

import org.HdrHistogram.Histogram;

/// How late a periodic thread was: one value for every period, also for those that it missed.
///
/// A thread that is held up for ten periods delays ten of them; to count one would be to leave out
/// nine answers because nobody was there to ask (coordinated omission). Written by the measured
/// thread, read afterwards.
public final class Lateness {
  private static final double NANOS_PER_MICRO = 1000;
  private static final long HIGHEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram wakeUps = new Histogram(HIGHEST_NANOS, DIGITS);
  private final Histogram ends = new Histogram(HIGHEST_NANOS, DIGITS);
  private long skipped;
  private long largestGapNanos;
  private long firstWorkNanos = -1;

  void woke(long lateNanos, long gapNanos) {
    wakeUps.recordValue(bounded(lateNanos));
    largestGapNanos = Math.max(largestGapNanos, gapNanos);
  }

  void ended(long lateNanos, long workNanos) {
    ends.recordValue(bounded(lateNanos));
    if (firstWorkNanos < 0) {
      firstWorkNanos = workNanos;
    }
  }

  void skipped(long lateNanos) {
    skipped++;
    wakeUps.recordValue(bounded(lateNanos));
    ends.recordValue(bounded(lateNanos));
  }

  private static long bounded(long nanos) {
    return Math.clamp(nanos, 0, HIGHEST_NANOS);
  }

  /// Number of periods, with the missed ones.
  public long periods() {
    return wakeUps.getTotalCount();
  }

  /// Periods that passed while an earlier one was still late or at work.
  public long skipped() {
    return skipped;
  }

  /// Longest time between two wake-ups, in microseconds.
  public double largestGapMicros() {
    return largestGapNanos / NANOS_PER_MICRO;
  }

  /// How long the work of the first period took, in microseconds.
  public double firstWorkMicros() {
    return firstWorkNanos / NANOS_PER_MICRO;
  }

  /// From when a period was due to when the thread ran, in microseconds.
  ///
  /// @param percentile 0..100; 100 is the maximum
  public double wakeUpMicros(double percentile) {
    return wakeUps.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }

  /// From when a period was due to when its work was done, in microseconds.
  ///
  /// @param percentile 0..100; 100 is the maximum
  public double endMicros(double percentile) {
    return ends.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }

  /// How many wake-ups were late by some time.
  ///
  /// @param fromMicros shortest lateness that counts
  /// @param toMicros shortest lateness that counts no more
  public long wakeUpsBetween(double fromMicros, double toMicros) {
    return between(wakeUps, fromMicros, toMicros);
  }

  /// How many periods ended after some time.
  ///
  /// @param fromMicros shortest time that counts
  /// @param toMicros shortest time that counts no more
  public long endsBetween(double fromMicros, double toMicros) {
    return between(ends, fromMicros, toMicros);
  }

  private static long between(Histogram histogram, double fromMicros, double toMicros) {
    long from = Math.round(fromMicros * NANOS_PER_MICRO);
    long to = Math.round(toMicros * NANOS_PER_MICRO) - 1;
    return to < from ? 0 : histogram.getCountBetweenValues(from, Math.min(to, HIGHEST_NANOS));
  }
}
