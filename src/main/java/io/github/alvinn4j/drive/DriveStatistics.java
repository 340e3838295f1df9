package io.github.alvinn4j.drive;

import io.github.alvinn4j.safety.Caution;
import org.HdrHistogram.Histogram;

/// Counts a drive: ticks, how long they took, how old the pictures were, what they allocated.
///
/// Written on the drive thread, read after the drive has ended.
public final class DriveStatistics implements DriveObserver {
  /// Until here classes are loaded and code is compiled; allocation is counted afterwards.
  private static final long WARM_UP_TICKS = 200;

  private static final long NANOS_PER_MICRO = 1000;
  private static final long HIGHEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final Histogram work = new Histogram(HIGHEST_NANOS, DIGITS);
  private final Histogram age = new Histogram(HIGHEST_NANOS, DIGITS);
  private long ticks;
  private long allocatedBytes;
  private long allocatingTicks;
  private long cappedTicks;
  private Caution cappedBy = Caution.NONE;

  @Override
  public void onTick(Tick tick) {
    ticks++;
    if (tick.state().armed() && tick.caution() != Caution.NONE) {
      cappedTicks++;
      cappedBy = tick.caution();
    }
    work.recordValue(Math.min(HIGHEST_NANOS, Math.max(0, tick.workNanos())));
    long captureToPulse = tick.startNanos() - tick.frame().captureNanos() + tick.workNanos();
    age.recordValue(Math.min(HIGHEST_NANOS, Math.max(0, captureToPulse)));
    if (ticks > WARM_UP_TICKS) {
      allocatedBytes += tick.allocatedBytes();
      allocatingTicks += tick.allocatedBytes() > 0 ? 1 : 0;
    }
  }

  /// Number of ticks.
  public long ticks() {
    return ticks;
  }

  /// In how many ticks of an armed car there was a cap on the throttle.
  public long cappedTicks() {
    return cappedTicks;
  }

  /// The last reason for a cap while armed, or `NONE`.
  public Caution cappedBy() {
    return cappedBy;
  }

  /// Bytes a tick allocated on the drive thread, after 200 ticks of warm-up; 0 for a shorter drive.
  public double allocatedBytesPerTick() {
    long counted = ticks - WARM_UP_TICKS;
    return counted <= 0 ? 0 : (double) allocatedBytes / counted;
  }

  /// In how many ticks after the warm-up the thread's count moved at all. The program allocates
  /// nothing in a tick; the JVM itself does now and then, once, when it puts other code in place.
  public long allocatingTicks() {
    return allocatingTicks;
  }

  /// From having the frame to having written the pulses, in microseconds.
  ///
  /// @param percentile 0..100; 100 is the maximum
  public double workMicros(double percentile) {
    return (double) work.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }

  /// From the capture of the picture to having written the pulses, in microseconds; tells something
  /// only if both are taken from the same clock, that is in real time.
  ///
  /// @param percentile 0..100; 100 is the maximum
  public double captureToPulseMicros(double percentile) {
    return (double) age.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
  }
}
