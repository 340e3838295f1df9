package io.github.alvinn4j.camera;

import io.github.alvinn4j.time.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A program that writes pictures to its standard output, watched over.
///
/// It cannot outlive the Java process for long, however that dies: its next picture meets a pipe
/// that nobody reads, and the write ends it (`EPIPE`). A program that is silent for too long is
/// killed, so that a read never waits for ever. Read by one thread, closed by any.
final class CameraProcess implements AutoCloseable {
  /// A camera needs a second or two to its first picture.
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(10);

  /// Afterwards it is dead if it is silent for so long (C16).
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long END_SECONDS = 1;

  private final String name;
  private final String program;
  private final Process process;
  private final InputStream pictures;
  private final LastLine words;
  private final Clock clock;
  private volatile boolean waiting;
  private volatile long waitingSinceNanos;
  private volatile long patienceNanos = START_NANOS;
  private volatile boolean silent;
  private volatile boolean closed;

  private CameraProcess(String name, String program, Process process, Clock clock) {
    this.name = name;
    this.program = program;
    this.process = process;
    this.clock = clock;
    this.pictures = process.getInputStream();
    this.words = LastLine.of(process.getErrorStream());
  }

  /// Starts the program and the two threads that watch over it.
  ///
  /// @param name of the camera, for messages
  /// @param command program and arguments
  /// @param clock tells how long it is silent
  /// @throws CameraException if the program cannot be started
  static CameraProcess start(String name, List<String> command, Clock clock) {
    Process process;
    try {
      process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new CameraException(
          "%s: cannot start %s: %s".formatted(name, command.getFirst(), e.getMessage()), e);
    }
    String program = String.valueOf(Path.of(command.getFirst()).getFileName());
    CameraProcess camera = new CameraProcess(name, program, process, clock);
    Thread.ofPlatform().name("camera watch").daemon().start(camera::watch);
    return camera;
  }

  private void watch() {
    while (!closed && process.isAlive()) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      checkSilence();
    }
  }

  /// Kills the program if somebody has waited for it too long; on the watching thread.
  private void checkSilence() {
    if (waiting && clock.nanos() - waitingSinceNanos > patienceNanos) {
      silent = true;
      process.destroyForcibly();
    }
  }

  /// Waits for bytes.
  ///
  /// @param bytes overwritten from `offset` on
  /// @param length at most so many, above 0
  /// @return how many came, above 0, or -1 at the end
  int read(byte[] bytes, int offset, int length) {
    waitingSinceNanos = clock.nanos();
    waiting = true;
    try {
      return pictures.read(bytes, offset, length);
    } catch (IOException e) {
      return -1; // closed under our hands: the same as an end
    } finally {
      waiting = false;
    }
  }

  /// How many bytes have come that nobody has read.
  int available() {
    try {
      return pictures.available();
    } catch (IOException e) {
      return 0;
    }
  }

  /// Says that the first picture has come: from now on silence is a fault sooner.
  void hasBegun() {
    patienceNanos = SILENCE_NANOS;
  }

  /// Waits for the end of a program that has ended its output, and says how it ended.
  CameraException ending() {
    String how = "ended its output";
    if (silent) {
      how = "gave no picture for %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(patienceNanos));
    } else if (hasEnded()) {
      how = "ended with exit code " + process.exitValue();
    }
    String said = words.text();
    return new CameraException(
        "%s: %s %s%s".formatted(name, program, how, said.isEmpty() ? "" : ": " + said));
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  long pid() {
    return process.pid();
  }

  /// Ends the program and what it has started; waits until the camera is free.
  @Override
  public void close() {
    closed = true;
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    children.forEach(ProcessHandle::destroy);
    if (!hasEnded()) {
      process.destroyForcibly();
      hasEnded();
    }
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
