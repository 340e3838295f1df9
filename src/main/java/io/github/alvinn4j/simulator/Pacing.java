package io.github.alvinn4j.simulator;

/// How simulated time passes: as fast as the program computes, or as fast as the clock.
///
/// Used by one thread.
public sealed interface Pacing permits Lockstep, RealTime {

  /// Waits for the next frame.
  ///
  /// @param rateHertz frames a second, the same in every call
  /// @return periods since the frame before: 1, or more if the program was late and frames were
  ///   skipped; 0 if the thread was interrupted
  int awaitFrame(int rateHertz);

  /// The clock's time of the newest frame, in nanoseconds.
  long frameNanos();
}
