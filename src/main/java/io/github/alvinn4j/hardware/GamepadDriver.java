package io.github.alvinn4j.hardware;

import io.github.alvinn4j.safety.DriveCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A person with a gamepad, through the Linux joystick interface (`/dev/input/js0`).
///
/// A daemon thread of its own waits for events, [#read] only takes the newest state. A pad that is
/// unplugged ends the thread at once, and then nobody is at the wheel for ever (fault O1): plugged
/// in again it is another device. What the kernel does not know this cannot know either: a pad out
/// of radio range looks like one that is held still, until the kernel gives it up.
public final class GamepadDriver implements DriverInput, AutoCloseable {
  private static final Path SYSFS = Path.of("/sys/class/input");
  private static final int EVENT_BYTES = 8;
  private static final int EVENTS_AT_ONCE = 64; // what the kernel keeps
  private static final long NOBODY = 0;
  private static final long PRESENT = 1L << 32;

  private final FileChannel channel;
  private final GamepadState state;

  // Presence, steering and throttle change together.
  private final AtomicLong newest = new AtomicLong(NOBODY);
  private volatile boolean connected = true;
  private volatile boolean stopped;
  private volatile boolean closing;
  private volatile Runnable onStop = () -> {};
  private volatile Runnable onGone = () -> {};
  private volatile Runnable onHandOver = () -> {};

  private GamepadDriver(FileChannel channel, GamepadMap map) {
    this.channel = channel;
    this.state = new GamepadState(map);
  }

  /// Opens the pad and begins to listen.
  ///
  /// @param device such as `/dev/input/js0`
  /// @throws GamepadException in one line if it cannot be opened
  public static GamepadDriver open(Path device, GamepadMap map) {
    if (Files.isDirectory(device)) {
      throw new GamepadException(device + ": is a folder, expected a gamepad");
    }
    try {
      FileChannel channel = FileChannel.open(device, StandardOpenOption.READ);
      GamepadDriver driver = new GamepadDriver(channel, map);
      Thread.ofPlatform().daemon().name("gamepad").start(driver::listen);
      return driver;
    } catch (NoSuchFileException e) {
      throw new GamepadException(device + ": no such file, expected a gamepad", e);
    } catch (IOException e) {
      throw new GamepadException("%s: cannot be opened: %s".formatted(device, e), e);
    }
  }

  /// The name that the kernel gives the pad; empty if it is none.
  public static Optional<String> kernelName(Path device) {
    try {
      Path name = SYSFS.resolve(device.toRealPath().getFileName()).resolve("device/name");
      return Optional.of(Files.readString(name).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void listen() {
    ByteBuffer events =
        ByteBuffer.allocateDirect(EVENTS_AT_ONCE * EVENT_BYTES).order(ByteOrder.nativeOrder());
    try {
      while (channel.read(events) >= 0) {
        events.flip();
        while (events.remaining() >= EVENT_BYTES) {
          take(events);
        }
        events.compact();
      }
    } catch (IOException e) {
      // Unplugged (ENODEV) or closed: the same to a driver.
    } finally {
      connected = false;
      newest.set(NOBODY);
      if (!closing) {
        onGone.run();
      }
    }
  }

  // struct js_event: u32 milliseconds, s16 value, u8 type, u8 number.
  private void take(ByteBuffer events) {
    events.getInt();
    int value = events.getShort();
    int type = events.get() & 0xff;
    int number = events.get() & 0xff;
    long handOvers = state.handOvers();
    state.accept(type, number, value);
    boolean stopsNow = state.stopped() && !stopped;
    stopped = state.stopped();
    newest.set(
        state.present()
            ? PRESENT | (state.steeringQ15() & 0xffffL) << 16 | (state.throttleQ15() & 0xffffL)
            : NOBODY);
    if (stopsNow) {
      onStop.run();
    }
    if (state.handOvers() != handOvers && state.present()) {
      onHandOver.run();
    }
  }

  /// Has a drive told at once, on the pad's thread, what it must not wait a tick for; also of what
  /// has happened already. Each may be told more than once.
  ///
  /// @param stop the stop button was pressed
  /// @param gone the pad was unplugged
  public void tell(Runnable stop, Runnable gone) {
    onStop = stop;
    onGone = gone;
    if (stopped) {
      stop.run();
    }
    if (!connected) {
      gone.run();
    }
  }

  /// Has a drive told, on the pad's thread, each time a person at the wheel presses the button that
  /// gives the wheel away or takes it back.
  public void tellHandOver(Runnable wanted) {
    onHandOver = wanted;
  }

  /// {@inheritDoc}
  ///
  /// Somebody is at the wheel while the dead-man's button is held, the throttle was neutral when it
  /// was pressed, and nobody has pressed stop.
  @Override
  public boolean read(DriveCommand command) {
    long now = newest.get();
    if ((now & PRESENT) == 0) {
      return false;
    }
    command.set((short) (now >> 16), (short) now);
    return true;
  }

  /// Whether the pad is still there. Safe from any thread.
  public boolean connected() {
    return connected;
  }

  /// Whether the stop button was ever pressed. Safe from any thread.
  public boolean stopped() {
    return stopped;
  }

  /// Stops listening; nobody is at the wheel any more.
  @Override
  public void close() {
    closing = true;
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
