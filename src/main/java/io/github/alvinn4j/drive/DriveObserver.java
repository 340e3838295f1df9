package io.github.alvinn4j.drive;

/// Watches the drive: recorder, live view, statistics, golden file.
public interface DriveObserver {

  /// Sees one finished tick. Called on the drive thread: must return at once, must not block or
  /// throw, and must copy what it wants to keep, since everything in `tick` is reused.
  void onTick(Tick tick);
}
