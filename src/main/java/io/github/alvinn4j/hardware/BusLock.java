package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// This process's exclusive claim to a bus or a PWM chip (faults A14, A15).
///
/// It is the kernel's lock on a file such as `/run/lock/alvinn4j-i2c-1.lock`, which also holds the
/// owner's process number. The kernel drops the lock with the process, however it dies, so a file
/// that is left over hinders nobody. The file itself stays: deleting it would let two processes
/// hold locks on two files of one name. Only programs that take this lock are kept out.
final class BusLock implements AutoCloseable {
  private static final Path LOCKS = Path.of("/run/lock");
  private static final int MAX_PID_BYTES = 20;

  // The kernel's lock is the process's, and closing any channel on the file drops it: a second
  // claim from the same process must not even open the file. Hence state that is static.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private boolean closed;

  private BusLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /// Claims an I2C bus of the machine.
  ///
  /// @param bus number in `/dev/i2c-N`
  /// @throws ActuatorException as [#acquire]
  static BusLock ofI2c(Path folder, int bus) {
    return acquire(folder, "i2c-" + bus, "I2C bus " + bus);
  }

  /// Claims a PWM chip of the machine.
  ///
  /// @throws ActuatorException as [#acquire]
  static BusLock ofPwm(Path folder, PwmChip chip) {
    return acquire(folder, "pwm-" + chip.device(), chip.name());
  }

  /// Claims a bus.
  ///
  /// @param folder of the locks, [#folder()] but in tests
  /// @param bus the bus in the file's name, such as `i2c-1`
  /// @param name the bus in messages
  /// @throws ActuatorException in one line if another process has it, with that process's number
  static BusLock acquire(Path folder, String bus, String name) {
    Path file = folder.toAbsolutePath().normalize().resolve("alvinn4j-%s.lock".formatted(bus));
    if (!HELD.add(file)) {
      throw taken(name, Long.toString(ProcessHandle.current().pid()), file);
    }
    boolean locked = false;
    try {
      BusLock lock = lock(file, name);
      locked = true;
      return lock;
    } catch (IOException e) {
      throw new ActuatorException("%s: cannot lock %s: %s".formatted(name, file, e), e);
    } finally {
      if (!locked) {
        HELD.remove(file);
      }
    }
  }

  /// The folder of the machine's locks, to which every process must come.
  static Path folder() {
    boolean usable = Files.isDirectory(LOCKS) && Files.isWritable(LOCKS);
    return usable ? LOCKS : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static BusLock lock(Path file, String name) throws IOException {
    FileChannel channel = open(file);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw taken(name, owner(channel), file);
      }
      channel.truncate(0);
      channel.write(bytes(ProcessHandle.current().pid() + "\n"), 0);
      return new BusLock(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  // An existing file is opened without asking to create it: in a folder that all may write to the
  // kernel forbids that for another user's file (fs.protected_regular). No link is followed there.
  private static FileChannel open(Path file) throws IOException {
    try {
      return openExisting(file);
    } catch (NoSuchFileException absent) {
      try {
        Files.createFile(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
      } catch (FileAlreadyExistsException sooner) {
        // Another process was faster; the lock decides.
      }
      return openExisting(file);
    }
  }

  private static FileChannel openExisting(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_PID_BYTES);
    channel.read(bytes, 0);
    String pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
    return pid.matches("[0-9]+") ? pid : "of unknown number";
  }

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.US_ASCII.encode(text);
  }

  private static ActuatorException taken(String name, String pid, Path file) {
    return new ActuatorException(
        "%s: process %s drives it, expected nobody (lock %s)".formatted(name, pid, file));
  }

  /// Gives the bus free; safe to call twice.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      // The lock goes with the process at the latest.
    } finally {
      HELD.remove(file);
    }
  }
}
