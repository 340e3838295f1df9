package io.github.alvinn4j.recording;

import io.github.alvinn4j.hardware.DriverInput;
import io.github.alvinn4j.safety.DriveCommand;

/// The person of a recorded drive, who wants at each frame what they wanted then.
///
/// Used on the thread that reads the frames.
public final class RecordedDriver implements DriverInput {
  private static final int Q15_ONE = 32767;

  private final TubFrameSource frames;

  /// Sits beside the frames of a drive.
  public RecordedDriver(TubFrameSource frames) {
    this.frames = frames;
  }

  /// Writes steering and throttle of the frame last read, as Q15, rounded half up and held at full
  /// scale; false before the first frame and after the last.
  @Override
  public boolean read(DriveCommand command) {
    if (!frames.hasCurrent()) {
      return false;
    }
    TubRecord wish = frames.current();
    command.set(q15(wish.steering()), q15(wish.throttle()));
    return true;
  }

  private static int q15(double value) {
    return (int) Math.clamp(Math.floor(value * Q15_ONE + 0.5), -Q15_ONE, Q15_ONE);
  }
}
