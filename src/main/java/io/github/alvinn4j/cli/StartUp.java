package io.github.alvinn4j.cli;

import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.time.Clock;
import java.lang.management.ManagementFactory;

/// Measures how long it took from the start of the JVM to the first frame, and to the first that
/// moved the car.
final class StartUp implements DriveObserver {
  private final Clock clock;
  private final long startMillis;
  private long firstFrameMillis = -1;
  private long firstDrivenMillis = -1;

  /// @param clock of the machine: wall time is what a person waits
  StartUp(Clock clock) {
    this.clock = clock;
    this.startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
  }

  @Override
  public void onTick(Tick tick) {
    if (firstFrameMillis < 0) {
      firstFrameMillis = clock.wallMillis() - startMillis;
    }
    if (firstDrivenMillis < 0 && tick.state().armed()) {
      firstDrivenMillis = clock.wallMillis() - startMillis;
    }
  }

  /// Milliseconds to the first frame; -1 if there was none.
  long firstFrameMillis() {
    return firstFrameMillis;
  }

  /// Milliseconds to the first frame with an armed car, after the ESC has seen neutral; -1 if none.
  long firstDrivenMillis() {
    return firstDrivenMillis;
  }
}
