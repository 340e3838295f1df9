package io.github.alvinn4j.drive;

import io.github.alvinn4j.hardware.ActuatorException;
import io.github.alvinn4j.hardware.VehicleActuator;
import io.github.alvinn4j.safety.SignalTable;
import io.github.alvinn4j.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Writes the newest pulses on a thread of its own, so that a bus that hangs does not stop the
/// drive.
///
/// The drive thread only leaves its pulses here and goes on; the newest win, and they are written
/// again every 20 ms. While the guard holds the throttle, the ESC gets neutral whatever is left
/// here; while the emergency stop is pressed, it gets neutral for half a second and then nothing
/// (O14). A write that failed, or that has not come back, makes the next [#write] throw, so that
/// the supervisor disarms (A2, A3). The heartbeat beats only for pulses of the drive thread that
/// reached the device. Allocates nothing while all is well.
public final class ActuatorWriter implements VehicleActuator {
  /// The writer wakes up this often without being asked, to see what the guard wants.
  private static final long PERIOD_NANOS = 1_000_000_000L / SignalTable.ACTUATOR_HERTZ;

  /// A write that has not come back after this long counts as a hung bus.
  private static final long HUNG_NANOS = SignalTable.NEUTRAL_NANOS;

  /// An ESC that only loses its pulses may keep its throttle for a second: neutral comes before.
  static final long STOP_NEUTRAL_NANOS = 500_000_000L;

  private static final long CLOSE_MILLIS = 1000;
  private static final long NOTHING = Long.MIN_VALUE;

  private final VehicleActuator device;
  private final Clock clock;
  private final int neutralThrottleMicros;
  private final Runnable heartbeat;
  private final RealTimeThreads threads;
  private final AtomicLong newest = new AtomicLong(NOTHING);
  private final Thread thread;
  private volatile boolean throttleHeld;
  private volatile boolean stopPressed;
  private volatile boolean stopped;
  private volatile long stoppedSinceNanos;
  private volatile boolean releasing;
  private volatile boolean restarting;
  private volatile boolean closing;
  private volatile boolean dead;
  private volatile boolean writing;
  private volatile long writingSinceNanos;
  private volatile Optional<ActuatorException> failure = Optional.empty();
  private long lastWritten = NOTHING;

  /// Begins to write, without a heartbeat.
  ///
  /// @param device written by this writer's thread only from now on; closed by its creator, after
  ///   this writer
  /// @param neutralThrottleMicros what the ESC gets while the guard holds the throttle
  public ActuatorWriter(VehicleActuator device, Clock clock, int neutralThrottleMicros) {
    this(device, clock, neutralThrottleMicros, () -> {});
  }

  /// The same with a heartbeat.
  ActuatorWriter(
      VehicleActuator device, Clock clock, int neutralThrottleMicros, Runnable heartbeat) {
    this(device, clock, neutralThrottleMicros, heartbeat, RealTimeThreads.off());
  }

  /// Begins to write.
  ///
  /// @param heartbeat runs on the writer's thread after pulses of the drive thread have reached the
  ///   device; an [ActuatorException] of its own counts as a failed write
  /// @param threads the place of the writer's thread
  public ActuatorWriter(
      VehicleActuator device,
      Clock clock,
      int neutralThrottleMicros,
      Runnable heartbeat,
      RealTimeThreads threads) {
    this.threads = threads;
    this.device = device;
    this.clock = clock;
    this.neutralThrottleMicros = neutralThrottleMicros;
    this.heartbeat = heartbeat;
    this.thread = Thread.ofPlatform().name("actuator").daemon().unstarted(this::run);
    thread.start();
  }

  // Dying of anything but a bus that fails, this thread takes the pulses with it: nobody else can.
  private void run() {
    threads.enter(RealTimeThreads.Role.ACTUATOR);
    boolean whole = false;
    try {
      work();
      whole = true;
    } finally {
      if (!whole) {
        dead = true;
        device.release();
      }
    }
  }

  private void work() {
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
    writingSinceNanos = clock.nanos();
    writing = true;
    try {
      put((int) (pulses >> Integer.SIZE), (int) pulses);
    } catch (ActuatorException e) {
      failure = Optional.of(e);
    } catch (RuntimeException e) { // a defect below must not end this thread unseen
      failure = Optional.of(new ActuatorException("the driver of the outputs failed: " + e, e));
    } finally {
      writing = false;
      lastWritten = pulses;
    }
  }

  private void put(int steeringMicros, int throttleMicros) {
    if (restarting) {
      restarting = false;
      device.restart();
    }
    boolean stop = stopped || stopPressed;
    boolean stopIsOld = stop && writingSinceNanos - stoppedSinceNanos >= STOP_NEUTRAL_NANOS;
    if (releasing || stopIsOld) {
      device.release();
    } else if (stop || throttleHeld) {
      device.write(steeringMicros, neutralThrottleMicros);
    } else {
      device.write(steeringMicros, throttleMicros);
      if (failure.isEmpty()) {
        heartbeat.run();
      }
    }
  }

  /// Leaves pulses to be written; returns at once. On the drive thread.
  ///
  /// After an emergency stop the pulses left here count again only when the button is up and the
  /// drive thread has put out neutral.
  ///
  /// @throws ActuatorException if an earlier write has failed or has not come back
  @Override
  public void write(int steeringMicros, int throttleMicros) {
    newest.set(((long) steeringMicros << Integer.SIZE) | throttleMicros);
    if (stopped && !stopPressed && throttleMicros == neutralThrottleMicros) {
      stopped = false;
    }
    LockSupport.unpark(thread);
    Optional<ActuatorException> failed = failure;
    if (failed.isPresent()) {
      throw failed.get();
    }
    if (dead) {
      throw new ActuatorException("the thread that writes the pulses has died");
    }
    if (hungForNanos(clock.nanos()) > HUNG_NANOS) {
      throw new ActuatorException("the last pulses have been on their way for over 100 ms");
    }
  }

  /// How long the write under way has not come back; 0 if none is. Safe from any thread.
  ///
  /// @param now of the same clock
  public long hungForNanos(long now) {
    return writing ? Math.max(0, now - writingSinceNanos) : 0;
  }

  /// Holds the throttle in neutral, or gives it back; the guard's hand. Safe from any thread.
  void holdThrottle(boolean hold) {
    if (hold != throttleHeld) {
      throttleHeld = hold;
      LockSupport.unpark(thread);
    }
  }

  /// The emergency stop was pressed or let go: pressed, the throttle goes to neutral at once,
  /// without waiting for the drive thread or a frame. Safe from any thread.
  public void emergencyStop(boolean pressed) {
    if (pressed && !stopped) {
      stoppedSinceNanos = clock.nanos();
    }
    stopPressed = pressed;
    stopped |= pressed;
    LockSupport.unpark(thread);
  }

  /// Lets the writer's thread stop all pulses; returns at once.
  @Override
  public void release() {
    releasing = true;
    LockSupport.unpark(thread);
  }

  /// Lets the writer's thread set the hardware up anew, as a person wants to arm after a fault;
  /// returns at once. If that fails, the next [#write] throws again. On the drive thread.
  @Override
  public void restart() {
    failure = Optional.empty();
    releasing = false;
    restarting = true;
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
