package io.github.alvinn4j.safety;

/// Judges how the ticks keep time: overruns and late starts.
///
/// Owned by the drive thread; allocates nothing after construction.
public final class TickWatch {
  /// So many overruns in a row let the throttle go (M11).
  static final int OVERRUNS = 3;

  private static final long NANOS_PER_MICRO = 1000;

  private final SignalRow row;
  private final boolean[] late; // of the last second's ticks
  private int next;
  private int lateTicks;
  private int overruns;

  /// @param row of the drive tick; without a rate nothing is judged
  public TickWatch(SignalRow row) {
    this.row = row;
    this.late = new boolean[row.rateHertz()];
  }

  /// Notes that a tick begins.
  ///
  /// @param waitedNanos how long its picture lay before; over half a period is late
  public void begin(long waitedNanos) {
    if (late.length == 0) {
      return;
    }
    boolean isLate = waitedNanos > row.periodNanos() / 2;
    lateTicks += (isLate ? 1 : 0) - (late[next] ? 1 : 0);
    late[next] = isLate;
    next = (next + 1) % late.length;
  }

  /// Notes that a tick has ended.
  ///
  /// @param workNanos how long it took, by the drive's clock
  public void end(long workNanos) {
    boolean overrun = late.length > 0 && workNanos > row.max() * NANOS_PER_MICRO;
    overruns = overrun ? overruns + 1 : 0;
  }

  /// What is wrong, or `NONE`.
  public Release fault() {
    if (5 * lateTicks > late.length) {
      return Release.TICKS_LATE;
    }
    return overruns >= OVERRUNS ? Release.TICK_OVERRUN : Release.NONE;
  }
}
