package io.github.alvinn4j.recording;

import io.github.alvinn4j.camera.Frame;
import io.github.alvinn4j.drive.DriveObserver;
import io.github.alvinn4j.drive.Tick;
import io.github.alvinn4j.safety.DriveState;
import io.github.alvinn4j.safety.Signal;
import io.github.alvinn4j.safety.SignalTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Records a drive as a tub without ever delaying it.
///
/// The drive thread copies frame and command into a ring of slots; a thread of its own writes them.
/// When the disk is too slow the newest frames are dropped and counted (S2); when it fails or is
/// nearly full, recording stops with a warning and the drive goes on (S1, S3). A lockstep drive,
/// for which no time passes, waits for room instead, so that nothing is missing. Only ticks of an
/// armed car are recorded, and of those only the ones that looked at a picture of their own.
public final class DriveRecorder implements DriveObserver, AutoCloseable {
  private static final int SLOTS = 64;
  private static final long PAUSE_NANOS = 1_000_000L;
  private static final double Q15_ONE = 32767;
  private static final System.Logger LOG = System.getLogger(DriveRecorder.class.getName());

  private static final class Slot {
    private final Frame frame;
    private double steering;
    private double throttle;
    private String mode = "";
    private Optional<String> model = Optional.empty();

    Slot(int width, int height) {
      frame = new Frame(width, height);
    }
  }

  private final TubWriter writer;
  private final FreeSpace space;
  private final boolean waitForRoom;
  private final List<Optional<String>> models;
  private final int every;
  private final Slot[] slots = new Slot[SLOTS];
  private final AtomicLong filled = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private volatile Optional<TubException> failure = Optional.empty();
  private final Thread thread;
  private volatile boolean closing;

  /// Starts recording.
  ///
  /// @param writer closed by this recorder
  /// @param space on the disk, asked before each record
  /// @param width of the frames in pixels
  /// @param height of the frames in pixels
  /// @param waitForRoom whether a full ring makes the drive wait: only in lockstep
  /// @param signals what is recorded: a record holds a picture and a tick's command
  /// @param models what the pilot's models are called; recorded if there are several
  public DriveRecorder(
      TubWriter writer,
      FreeSpace space,
      int width,
      int height,
      boolean waitForRoom,
      SignalTable signals,
      List<String> models) {
    this.writer = writer;
    this.space = space;
    this.waitForRoom = waitForRoom;
    this.models = models.stream().map(Optional::of).toList();
    this.every =
        Math.max(
            signals.row(Signal.CAMERA).recordEvery(), signals.row(Signal.DRIVE_TICK).recordEvery());
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Slot(width, height);
    }
    this.thread = Thread.ofPlatform().name("recorder").unstarted(this::write);
    thread.start();
  }

  @Override
  public void onTick(Tick tick) {
    if (!tick.state().armed() || !tick.fresh() || tick.number() % every != 0) {
      return;
    }
    while (failure.isPresent() || filled.get() - written.get() == SLOTS) {
      if (!waitForRoom || failure.isPresent()) {
        dropped.incrementAndGet();
        return;
      }
      LockSupport.parkNanos(this, PAUSE_NANOS);
    }
    Slot slot = slots[(int) (filled.get() % SLOTS)];
    tick.frame().pixels().copyTo(slot.frame.pixels());
    slot.steering = tick.command().steeringQ15() / Q15_ONE;
    slot.throttle = tick.command().throttleQ15() / Q15_ONE;
    boolean auto = tick.state() == DriveState.ARMED_AUTO;
    slot.mode = auto ? "local" : "user";
    slot.model =
        auto && models.size() > 1 ? models.get(tick.pilot().steeringModel()) : Optional.empty();
    filled.incrementAndGet();
    LockSupport.unpark(thread);
  }

  private void write() {
    try (writer) {
      while (!closing || written.get() < filled.get()) {
        if (written.get() == filled.get()) {
          LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(50));
        } else {
          Slot slot = slots[(int) (written.get() % SLOTS)];
          space.requireEnoughToGoOn();
          writer.write(slot.frame, slot.steering, slot.throttle, slot.mode, slot.model);
          written.incrementAndGet();
        }
      }
    } catch (TubException e) {
      failure = Optional.of(e);
      LOG.log(
          System.Logger.Level.WARNING,
          "recording has stopped, the drive goes on: " + e.getMessage());
    }
  }

  /// How many records were written. Safe from any thread.
  public long written() {
    return written.get();
  }

  /// How many ticks were not recorded because the disk was too slow or has failed; complete once
  /// closed.
  public long dropped() {
    boolean lost = failure.isPresent();
    return dropped.get() + (lost ? filled.get() - written.get() : 0);
  }

  /// Why recording has stopped before its end. Safe from any thread.
  public Optional<TubException> failure() {
    return failure;
  }

  /// Writes what is left and closes the tub; the drive must have ended.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Slot slot : slots) {
      slot.frame.close();
    }
  }
}
