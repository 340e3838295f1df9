package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Writes the newest pulses on a thread of its own, so that a bus that hangs does not stop the
/// drive.
///
/// A bus may take a second to give up (the kernel's default for I2C); the drive thread only leaves
/// its pulses here and goes on. The newest win. While the guard holds the throttle, the ESC gets
/// neutral whatever is left here. A write that failed, or that has not come back, makes the next
/// [#write] throw, so that the supervisor disarms (A2, A3).
public final class ActuatorWriter implements VehicleActuator {
  /// The writer wakes up this often without being asked, to see what the guard wants.
  private static final long PERIOD_NANOS = 20_000_000L;

  /// A write that has not come back after this long counts as a hung bus.
  private static final long HUNG_NANOS = 100_000_000L;

  private static final long CLOSE_MILLIS = 1000;
  private static final long NOTHING = Long.MIN_VALUE;

  private final VehicleActuator device;
  private final Clock clock;
  private final int neutralThrottleMicros;
  private final RealTimeThreads threads;
  private final AtomicLong newest = new AtomicLong(NOTHING);
  private final Thread thread;
  private volatile boolean throttleHeld;
  private volatile boolean releasing;
  private volatile boolean closing;
  private volatile boolean writing;
  private volatile long writingSinceNanos;
  private volatile Optional<ActuatorException> failure = Optional.empty();
  private long lastWritten = NOTHING;

  /// Begins to write.
  ///
  /// @param device written by this writer's thread only from now on; closed by its creator, after
  ///   this writer
  /// @param neutralThrottleMicros what the ESC gets while the guard holds the throttle
  public ActuatorWriter(VehicleActuator device, Clock clock, int neutralThrottleMicros) {
    this(device, clock, neutralThrottleMicros, RealTimeThreads.off());
  }

  /// The same, with what the kernel is asked for.
  ///
  /// @param threads the place of the writer's thread
  public ActuatorWriter(
      VehicleActuator device, Clock clock, int neutralThrottleMicros, RealTimeThreads threads) {
    this.threads = threads;
    this.device = device;
    this.clock = clock;
    this.neutralThrottleMicros = neutralThrottleMicros;
    this.thread = Thread.ofPlatform().name("actuator").daemon().unstarted(this::run);
    thread.start();
  }

  private void run() {
    threads.enter(RealTimeThreads.Role.ACTUATOR);
    while (!closing || newest.get() != lastWritten) {
      step();
      if (!closing) {
        LockSupport.parkNanos(this, PERIOD_NANOS);
      }
      if (closing && failure.isPresent()) {
        return;
      }
    }
  }

  private void step() {
    long pulses = newest.get();
    if (pulses == NOTHING) {
      return;
    }
    int throttle = throttleHeld ? neutralThrottleMicros : (int) pulses;
    writingSinceNanos = clock.nanos();
    writing = true;
    try {
      if (releasing) {
        device.release();
      } else {
        device.write((int) (pulses >> Integer.SIZE), throttle);
      }
    } catch (ActuatorException e) {
      failure = Optional.of(e);
    } finally {
      writing = false;
      lastWritten = pulses;
    }
  }

  /// Leaves pulses to be written; returns at once. On the drive thread.
  ///
  /// @throws ActuatorException if an earlier write has failed or has not come back
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    newest.set(((long) steeringMicros << Integer.SIZE) | throttleMicros);
    LockSupport.unpark(thread);
    if (failure.isPresent()) {
      throw failure.get();
    }
    if (hung(clock.nanos())) {
      throw new ActuatorException("the last pulses have been on their way for over 100 ms");
    }
  }

  private boolean hung(long now) {
    return writing && now - writingSinceNanos > HUNG_NANOS;
  }

  /// Holds the throttle in neutral, or gives it back; the guard's hand. Safe from any thread.
  void holdThrottle(boolean hold) {
    if (hold != throttleHeld) {
      throttleHeld = hold;
      LockSupport.unpark(thread);
    }
  }

  /// Lets the writer's thread stop all pulses; returns at once.
  @Override
  public void release() {
    releasing = true;
    LockSupport.unpark(thread);
  }

  /// Writes what was left last, then ends; waits a second at most for a bus that hangs.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
