package io.github.alvinn4j.hardware;

import io.github.alvinn4j.time.Clock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An emulated PCA9685 in another process: it keeps its pulses when this process dies, as a real
/// chip does.
///
/// The bus is a named pipe. A transfer is one write to it: a byte with the number of bytes that
/// follow, then these, as on a bus: the register and what goes into it. Beside the pipe lies
/// `PIPE.registers`: the chip's 256 registers, then a counter of 64 bits that is odd while the chip
/// changes them and goes up by 2 with each transfer. That the counter has moved is the chip's
/// acknowledgement. Transfers come from one thread; outputs are safe from any.
public final class PipedPca9685 implements I2cDevice {
  static final int REGISTERS = 256;
  static final long FILE_BYTES = REGISTERS + Long.BYTES;
  static final VarHandle COUNTER = ValueLayout.JAVA_LONG.varHandle();

  private static final int MAX_MESSAGE = 64;
  private static final long ACKNOWLEDGE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LOOK_NANOS = 50_000L;

  private final Path path;
  private final RandomAccessFile pipe;
  private final MemorySegment file;
  private final BusLock lock;
  private final Clock clock;
  private final byte[] message = new byte[1 + MAX_MESSAGE];
  private boolean closed;

  private PipedPca9685(
      Path path, RandomAccessFile pipe, MemorySegment file, BusLock lock, Clock clock) {
    this.path = path;
    this.pipe = pipe;
    this.file = file;
    this.lock = lock;
    this.clock = clock;
  }

  /// Where the registers of a chip behind a pipe can be read.
  static Path registers(Path pipe) {
    return pipe.resolveSibling(pipe.getFileName() + ".registers");
  }

  /// The folder of the pipe's lock and of the record of its outputs.
  static Path folder(Path pipe) {
    Path absolute = pipe.toAbsolutePath();
    return absolute.resolveSibling(".").normalize();
  }

  /// Claims and opens the pipe.
  ///
  /// @param clock of the machine, for the time that the chip may take
  /// @throws ActuatorException if there is no such pipe or another process drives the chip
  public static PipedPca9685 open(Path pipe, Clock clock) {
    if (!Files.exists(registers(pipe)) || Files.isRegularFile(pipe)) {
      throw new ActuatorException(
          "%s: no such pipe with a chip behind it, expected %s beside it"
              .formatted(pipe, registers(pipe).getFileName()));
    }
    BusLock lock = BusLock.acquire(folder(pipe), "pipe", "emulated chip " + pipe);
    try (FileChannel channel =
        FileChannel.open(registers(pipe), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() != FILE_BYTES) {
        throw new ActuatorException(
            "%s: %d bytes, expected %d".formatted(registers(pipe), channel.size(), FILE_BYTES));
      }
      MemorySegment file =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, FILE_BYTES, Arena.ofAuto());
      return new PipedPca9685(pipe, bothWays(pipe), file, lock, clock);
    } catch (IOException e) {
      lock.close();
      throw new ActuatorException("%s: cannot be opened: %s".formatted(pipe, e.getMessage()), e);
    } catch (ActuatorException e) {
      lock.close();
      throw e;
    }
  }

  // Opened for both directions a pipe does not wait for its other end.
  private static RandomAccessFile bothWays(Path pipe) throws FileNotFoundException {
    return new RandomAccessFile(pipe.toFile(), "rw");
  }

  @Override
  public void write(byte[] bytes) {
    message[0] = (byte) bytes.length;
    System.arraycopy(bytes, 0, message, 1, bytes.length);
    long before = counter();
    try {
      pipe.write(message, 0, 1 + bytes.length);
    } catch (IOException e) {
      throw new ActuatorException("%s: %s".formatted(path, e.getMessage()), e);
    }
    long since = clock.nanos();
    for (long now = counter(); now == before || now % 2 != 0; now = counter()) {
      if (clock.nanos() - since > ACKNOWLEDGE_NANOS) {
        throw new ActuatorException(path + ": the chip does not acknowledge");
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
  }

  private long counter() {
    return (long) COUNTER.getAcquire(file, (long) REGISTERS);
  }

  @Override
  public int readRegister(int register) {
    return file.get(ValueLayout.JAVA_BYTE, register) & 0xff;
  }

  /// The two outputs as a servo and an ESC would see them.
  ///
  /// @param steeringChannel 0..15
  /// @param throttleChannel 0..15
  public PulseOutputs outputs(int steeringChannel, int throttleChannel) {
    return new PulseOutputs() {
      @Override
      public int steeringMicros() {
        return micros(steeringChannel);
      }

      @Override
      public int throttleMicros() {
        return micros(throttleChannel);
      }
    };
  }

  // Read again if the chip has changed a register meanwhile.
  private int micros(int channel) {
    while (true) {
      long before = counter();
      int micros = Pca9685Pulse.micros(file, channel);
      VarHandle.loadLoadFence();
      if (before % 2 == 0 && before == counter()) {
        return micros;
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      pipe.close();
    } catch (IOException e) {
      // Nothing is buffered, so nothing is lost.
    }
    lock.close();
  }
}
