package io.github.alvinn4j.drive;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.camera.FrameSource;
import io.github.alvinn4j.safety.Release;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Runs a drive loop from the first frame to the orderly end.
///
/// In lockstep one thread takes every frame of its source: simulation faster than time, replay. In
/// real time a capture thread turns over frames and the drive thread takes the newest. Both end
/// with neutral on both channels.
public final class DriveRun {
  /// The drive thread looks up this often even if no frame comes, to see that the last one has
  /// become too old or that a stop is requested.
  private static final long LOOK_UP_NANOS = 10_000_000L;

  private final FrameSource source;
  private final DriveLoop loop;
  private final boolean endsWhenDisarmed;
  private final RealTimeThreads threads;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicReference<RuntimeException> captureFailure = new AtomicReference<>();
  private final AtomicReference<RuntimeException> death = new AtomicReference<>();
  private volatile boolean stopRequested;
  private volatile Runnable pictures = () -> {};
  private volatile Runnable turned = () -> {};
  private volatile Runnable neutral = () -> {};

  /// Joins a source and a loop; both are closed by their creators.
  ///
  /// @param endsWhenDisarmed whether a fault that disarms the car ends the run; a replay goes on
  public DriveRun(FrameSource source, DriveLoop loop, boolean endsWhenDisarmed) {
    this(source, loop, endsWhenDisarmed, RealTimeThreads.off());
  }

  /// The same, with what the kernel is asked for.
  ///
  /// @param threads the places of the capture and the drive thread in real time
  public DriveRun(
      FrameSource source, DriveLoop loop, boolean endsWhenDisarmed, RealTimeThreads threads) {
    this.threads = threads;
    this.source = source;
    this.loop = loop;
    this.endsWhenDisarmed = endsWhenDisarmed;
  }

  /// Has each picture that came told, on the capture thread; set before the run.
  public void onPicture(Runnable told) {
    pictures = told;
  }

  /// Has each turn of the drive thread in real time told, with or without a frame, on that thread;
  /// set before the run.
  public void onTurn(Runnable told) {
    turned = told;
  }

  /// Has it told when the orderly end has put out neutral, on the drive thread, before the capture
  /// thread is waited for; set before the run.
  public void onNeutral(Runnable told) {
    neutral = told;
  }

  /// Ends the run in neutral because a thread that it needs has died; the run then throws. Safe
  /// from any thread.
  ///
  /// @param thread that has died
  /// @param error that it died of
  public void fail(Thread thread, Throwable error) {
    death.compareAndSet(null, new DeadThreadException(thread.getName(), error));
    stopRequested = true;
  }

  /// Drives through every frame of the source on the calling thread.
  ///
  /// @param frame overwritten again and again; must have the source's size
  public void lockstep(Frame frame) {
    try {
      while (goesOn() && source.read(frame)) {
        loop.tick(frame);
      }
    } finally {
      end();
    }
    throwFailure();
  }

  /// Drives with the newest frame; the calling thread becomes the drive thread.
  ///
  /// @param exchange three frames of the source's size
  /// @throws io.github.alvinn4j.camera.CameraException if the source failed; neutral was put out
  /// @throws DeadThreadException if a thread has died; neutral was put out
  public void realTime(FrameExchange exchange) {
    Thread capture =
        Thread.ofPlatform()
            .name("capture")
            .daemon()
            .uncaughtExceptionHandler(this::fail)
            .start(() -> capture(exchange));
    threads.enter(RealTimeThreads.Role.DRIVE); // after the start: affinity is inherited
    try {
      boolean more = true;
      while (goesOn() && more) {
        boolean ended = exchange.ended(); // asked first: the last frame comes before the end
        if (exchange.await(LOOK_UP_NANOS)) {
          loop.tick(exchange.newest(), exchange.newestPublishedNanos());
        } else {
          loop.tickIfFrameIsLate();
          more = !ended;
        }
        turned.run();
      }
    } finally {
      stopRequested = true;
      capture.interrupt(); // it may be waiting for a camera that is gone
      end();
      threads.leave();
      join(capture);
    }
    throwFailure();
  }

  private void throwFailure() {
    RuntimeException failure = captureFailure.get();
    if (failure == null) {
      failure = death.get();
    }
    if (failure != null) {
      throw failure;
    }
  }

  private boolean goesOn() {
    return !stopRequested && !(endsWhenDisarmed && loop.disarmedBy() != Release.NONE);
  }

  private void capture(FrameExchange exchange) {
    threads.enter(RealTimeThreads.Role.CAPTURE);
    try {
      while (!stopRequested && source.read(exchange.frameToFill())) {
        exchange.publish(loop.nanos());
        pictures.run();
      }
    } catch (RuntimeException e) {
      if (!stopRequested) { // afterwards nobody needs the source any more
        captureFailure.set(e);
      }
    } finally {
      exchange.end();
    }
  }

  // A capture thread that hangs in a driver is a daemon: it is left behind after a while.
  private static void join(Thread capture) {
    try {
      capture.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether somebody has asked for the end. Safe from any thread.
  public boolean stopWanted() {
    return stopRequested;
  }

  /// Whether the orderly end has put out neutral. Safe from any thread.
  public boolean finished() {
    return finished.getCount() == 0;
  }

  private void end() {
    try {
      loop.requestStop();
      loop.putOutNeutral();
      neutral.run();
    } catch (RuntimeException e) {
      death.compareAndSet(null, e); // thrown later, unless there is what has ended the drive
    } finally {
      finished.countDown();
    }
  }

  /// Asks for the orderly end and waits for it, for a signal handler. Safe from any thread.
  ///
  /// @param timeoutMillis longest wait
  /// @return whether neutral was put out
  public boolean stop(long timeoutMillis) {
    stopRequested = true;
    loop.requestStop();
    try {
      return finished.await(timeoutMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
