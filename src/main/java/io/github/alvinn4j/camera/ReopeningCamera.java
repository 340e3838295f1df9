package io.github.alvinn4j.camera;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A camera that is opened again after a fault, as long as the car is disarmed.
///
/// A USB camera that re-enumerates, or a camera program that dies, is gone for some seconds (C15).
/// While it is gone no frame comes: the drive lets the throttle go and disarms by itself, and a
/// person may arm again once pictures come. Attempts follow each other after 0.25 s, then twice as
/// long each time, up to 8 s. Read by one thread, which it keeps until there is a picture; an
/// interrupt ends the waiting.
public final class ReopeningCamera implements FrameSource {
  private static final System.Logger LOG = System.getLogger(ReopeningCamera.class.getName());
  private static final long FIRST_PAUSE_NANOS = 250_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 8_000_000_000L;

  /// How often it looks whether the car is disarmed.
  private static final long LOOK_NANOS = 50_000_000L;

  private final Supplier<FrameSource> opener;
  private final BooleanSupplier disarmed;
  private final LongConsumer pause;
  private final int width;
  private final int height;
  private volatile FrameSource camera;
  private long pauseNanos = FIRST_PAUSE_NANOS;
  private long firstSequence;
  private long nextSequence;
  private long reopened;

  /// Opens the camera for the first time, on the calling thread.
  ///
  /// @param opener opens the camera, or throws a [CameraException]; called on the reading thread
  /// @param disarmed whether the car cannot move, safe from any thread
  /// @param pause waits for so many nanoseconds, or less when interrupted
  /// @throws CameraException if the camera cannot be opened now
  public ReopeningCamera(
      Supplier<FrameSource> opener, BooleanSupplier disarmed, LongConsumer pause) {
    this.opener = opener;
    this.disarmed = disarmed;
    this.pause = pause;
    this.camera = opener.get();
    this.width = camera.width();
    this.height = camera.height();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  /// {@inheritDoc}
  ///
  /// Running numbers go on where the camera before has ended.
  ///
  /// @return false if the source has ended, or the thread was interrupted while there is no camera
  @Override
  public boolean read(Frame frame) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (!camera.read(frame)) {
          return false;
        }
        frame.stamp(frame.captureNanos(), firstSequence + frame.sequence());
        nextSequence = frame.sequence() + 1;
        pauseNanos = FIRST_PAUSE_NANOS;
        return true;
      } catch (CameraException e) {
        if (pauseNanos == FIRST_PAUSE_NANOS) { // once an outage
          LOG.log(System.Logger.Level.WARNING, e.getMessage() + "; opened again once disarmed");
        }
        camera.close();
        reopen();
      }
    }
    return false;
  }

  private void reopen() {
    while (!Thread.currentThread().isInterrupted()) {
      if (!disarmed.getAsBoolean()) {
        pause.accept(LOOK_NANOS);
        continue;
      }
      pause.accept(pauseNanos);
      pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
      if (disarmed.getAsBoolean() && open()) {
        return;
      }
    }
  }

  private boolean open() {
    FrameSource next;
    try {
      next = opener.get();
    } catch (CameraException e) {
      return false; // said once, when it went; now the next attempt follows
    }
    if (next.width() != width || next.height() != height) {
      next.close();
      return false;
    }
    camera = next;
    firstSequence = nextSequence;
    reopened++;
    LOG.log(System.Logger.Level.INFO, "the camera is back");
    return true;
  }

  /// How often the camera was opened again. On the reading thread, or after it has ended.
  public long reopened() {
    return reopened;
  }

  /// Closes the camera; the reading thread must have ended, or wait in the camera.
  @Override
  public void close() {
    camera.close();
  }
}
