package io.github.alvinn4j.hardware;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/// An emulated PCA9685 at the other end of a [PipedPca9685], in this process; it remembers how long
/// its pulses have been what they are.
public final class ChipOnPipe implements AutoCloseable {
  private final EmulatedPca9685 chip = new EmulatedPca9685();
  private final Path pipe;
  private final RandomAccessFile bus;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment file;
  private final PulseOutputs outputs;
  private final Thread thread;
  private int throttleMicros;
  private int greatestThrottleMicros;
  private long changedNanos;
  private long counter;

  private ChipOnPipe(Path pipe, RandomAccessFile bus, int steeringChannel, int throttleChannel)
      throws IOException {
    this.pipe = pipe;
    this.bus = bus;
    this.outputs = chip.outputs(steeringChannel, throttleChannel);
    try (FileChannel channel =
        FileChannel.open(
            PipedPca9685.registers(pipe),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      file = channel.map(FileChannel.MapMode.READ_WRITE, 0, PipedPca9685.FILE_BYTES, arena);
    }
    this.thread = Thread.ofPlatform().daemon().name("chip").unstarted(this::run);
  }

  /// Makes the pipe and puts the chip, which has just got power, behind it.
  public static ChipOnPipe in(Path folder, int steeringChannel, int throttleChannel)
      throws IOException, InterruptedException {
    Path pipe = folder.resolve("chip");
    int exitCode = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    if (exitCode != 0) {
      throw new IOException("mkfifo ended with " + exitCode);
    }
    ChipOnPipe chip =
        new ChipOnPipe(
            pipe, new RandomAccessFile(pipe.toFile(), "rw"), steeringChannel, throttleChannel);
    chip.publish();
    chip.thread.start();
    return chip;
  }

  private void run() {
    try {
      for (int length = bus.read(); length > 0; length = bus.read()) {
        byte[] bytes = new byte[length];
        bus.readFully(bytes);
        chip.write(bytes);
        publish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void publish() {
    setCounter(++counter);
    for (int register = 0; register < PipedPca9685.REGISTERS; register++) {
      file.set(ValueLayout.JAVA_BYTE, register, (byte) chip.readRegister(register));
    }
    setCounter(++counter);
    if (outputs.throttleMicros() != throttleMicros) {
      throttleMicros = outputs.throttleMicros();
      greatestThrottleMicros = Math.max(greatestThrottleMicros, throttleMicros);
      changedNanos = System.nanoTime();
      notifyAll();
    }
  }

  private void setCounter(long value) {
    PipedPca9685.COUNTER.setRelease(file, (long) PipedPca9685.REGISTERS, value);
  }

  /// Where it is.
  public Path pipe() {
    return pipe;
  }

  /// The ESC's pulse now.
  public synchronized int throttleMicros() {
    return throttleMicros;
  }

  /// The servo's pulse now.
  public int steeringMicros() {
    return outputs.steeringMicros();
  }

  /// Since when the ESC's pulse has been what it is, on `System.nanoTime`.
  public synchronized long changedNanos() {
    return changedNanos;
  }

  /// The greatest pulse that the ESC got since the last call.
  public synchronized int greatestThrottleMicros() {
    int greatest = greatestThrottleMicros;
    greatestThrottleMicros = throttleMicros;
    return greatest;
  }

  /// Waits until the ESC's pulse is as wanted.
  ///
  /// @return whether it has become so in time
  public synchronized boolean await(IntPredicate wanted, long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = end - System.nanoTime();
        left > 0 && !wanted.test(throttleMicros);
        left = end - System.nanoTime()) {
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
    }
    return wanted.test(throttleMicros);
  }

  /// Takes the chip off its pipe; the pipe stays.
  @Override
  public void close() throws IOException {
    bus.write(0);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    bus.close();
    arena.close();
    Files.deleteIfExists(PipedPca9685.registers(pipe));
  }
}
