package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Hands frames from the capture thread to the drive thread: the newest wins, nobody waits for a
/// lock.
///
/// Three frames turn over: one is being filled, one is being looked at, one lies between. A frame
/// that was replaced unseen counts as dropped. One capture thread, one drive thread.
public final class FrameExchange implements AutoCloseable {
  /// Frames that turn over.
  static final int FRAMES = 3;

  private static final int FRESH = 4; // flag beside the index of the frame in between
  private static final int INDEX_MASK = 3;

  private final Frame[] frames;
  private final AtomicInteger between = new AtomicInteger(1);
  private final AtomicLong dropped = new AtomicLong();
  private int filling;
  private int looking = 2;
  private final long[] publishedNanos = new long[3]; // beside the frames, handed over with them
  private volatile boolean ended;
  private volatile Thread waiting = Thread.currentThread();

  /// Makes three frames of one size.
  public FrameExchange(int width, int height) {
    frames =
        new Frame[] {new Frame(width, height), new Frame(width, height), new Frame(width, height)};
  }

  /// The frame to be filled next; on the capture thread only.
  Frame frameToFill() {
    return frames[filling];
  }

  /// Puts the filled frame forward as the newest; on the capture thread only.
  ///
  /// @param now the drive's clock
  void publish(long now) {
    publishedNanos[filling] = now;
    int before = between.getAndSet(filling | FRESH);
    filling = before & INDEX_MASK;
    if ((before & FRESH) != 0) {
      dropped.incrementAndGet();
    }
    LockSupport.unpark(waiting);
  }

  /// Says that no frame will follow; on the capture thread only.
  void end() {
    ended = true;
    LockSupport.unpark(waiting);
  }

  /// Waits for a frame that has not been looked at; on the drive thread only.
  ///
  /// @param timeoutNanos longest wait
  /// @return whether [#newest()] is a new one
  boolean await(long timeoutNanos) {
    waiting = Thread.currentThread();
    if ((between.get() & FRESH) == 0 && !ended) {
      LockSupport.parkNanos(this, timeoutNanos);
    }
    if ((between.get() & FRESH) == 0) {
      return false;
    }
    looking = between.getAndSet(looking) & INDEX_MASK;
    return true;
  }

  /// The frame to look at; on the drive thread only, valid until the next [#await(long)].
  Frame newest() {
    return frames[looking];
  }

  /// When [#newest()] was put forward; on the drive thread only.
  long newestPublishedNanos() {
    return publishedNanos[looking];
  }

  /// One of the frames, for a warm-up before the first capture.
  Frame frame(int index) {
    return frames[index];
  }

  /// Any of the frames, to have one before the first is captured.
  public Frame anyFrame() {
    return frames[looking];
  }

  /// Whether the source has ended.
  boolean ended() {
    return ended;
  }

  /// How many frames were replaced before anybody looked at them. Safe from any thread.
  public long dropped() {
    return dropped.get();
  }

  /// Frees the native memory; both threads must have ended.
  @Override
  public void close() {
    for (Frame frame : frames) {
      frame.close();
    }
  }
}
